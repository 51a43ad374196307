/** Message: one line of a room's chat: a second log beside that of events, which nothing is folded from. */
import type { MediaSec, ServerMs } from '../runtime/units.ts';
import type { MemberId } from './state.ts';

export interface Message {
  /** From 1, without gaps, counted apart from the room's entries. */
  readonly seq: number;
  readonly at: ServerMs;
  readonly author: MemberId;
  readonly text: string;
  /** What sort of message it is. */
  readonly kind: string;
  /** How its author wants it to look. */
  readonly style?: string;
  /** Where the film was. */
  readonly mediaAt?: MediaSec;
}

/** A message before the log has given it its number. */
export type NewMessage = Omit<Message, 'seq'>;
