/** Server → client, answering hello: who you are here, what the time is, and the room. */
import * as v from 'valibot';
import { figures } from './figures.ts';
import { message } from './message-shapes.ts';
import { presence } from './report.ts';
import { entry, roomState } from './room-shapes.ts';
import * as s from './shapes.ts';

export const welcome = v.object({
  type: v.literal('welcome'),
  version: s.count,
  /** Names the server's clock; another one means that moments begin anew. */
  epoch: s.id,
  /** Names the room's log: entries have the numbers they had as long as it stays. */
  log: s.id,
  member: s.id,
  connection: s.id,
  now: s.moment,
  room: v.variant('kind', [
    v.object({ kind: v.literal('snapshot'), state: roomState }),
    /** Only what was missed since `resume.seq`. */
    v.object({ kind: v.literal('missed'), entries: s.list(entry, 2000) }),
  ]),
  roster: s.list(presence, 20_000),
  /** In a big room, of which the roster tells only a part. */
  figures: v.exactOptional(figures),
  /** Connections that one call can have at most on this server; missing where the server is older. [CA3] */
  mostInCall: v.exactOptional(s.count),
  /** The last ones said, oldest first. */
  messages: s.list(message, 500),
});
export type Welcome = v.InferOutput<typeof welcome>;
