/** Server → clients, once a second: what changed among the connections of the room, encoded once for all. */
import * as v from 'valibot';
import { presence } from './report.ts';
import * as s from './shapes.ts';

export const digest = v.object({
  type: v.literal('digest'),
  rows: s.list(presence, 20_000),
  /** Connections that are no more. */
  gone: s.list(s.id, 20_000),
});
export type Digest = v.InferOutput<typeof digest>;
