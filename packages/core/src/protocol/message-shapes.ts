/** Chat as it travels: what a member says, and what everybody is told of it. */
import * as v from 'valibot';
import { messageKinds, messageLimits } from '../room/message.ts';
import * as s from './shapes.ts';

const kind = v.picklist(messageKinds);
/** How it is shown; words that a client does not know are plain to it. */
const style = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}$/));
/** Longer than what is kept, as cleaning makes texts shorter. */
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(4 * messageLimits.length));

/** Client → server: this, to everybody in the room. The id is the client's: the same twice is said once. */
export const say = v.strictObject({
  type: v.literal('say'),
  id: s.id,
  kind,
  text,
  style: v.exactOptional(style),
  /** Where the film was. */
  mediaAt: v.exactOptional(s.position),
  /** Which film that was. */
  item: v.exactOptional(s.id),
  /** The message this answers. */
  replyTo: v.exactOptional(s.count),
});
export type Say = v.InferOutput<typeof say>;

export const message = v.object({
  seq: s.count,
  id: v.exactOptional(s.id),
  at: s.moment,
  author: s.id,
  name: v.exactOptional(s.name),
  kind: style,
  text: v.pipe(v.string(), v.maxLength(4 * messageLimits.length)),
  style: v.exactOptional(style),
  mediaAt: v.exactOptional(s.position),
  item: v.exactOptional(s.id),
  replyTo: v.exactOptional(s.count),
});

/** Server → clients: what was said, in order. */
export const messages = v.object({ type: v.literal('messages'), messages: s.list(message, 500) });
export type MessagesMessage = v.InferOutput<typeof messages>;
