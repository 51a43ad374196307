/** Server → clients, once a second: what changed among the connections of the room, encoded once for all. */
import * as v from 'valibot';
import { figures } from './figures.ts';
import { presence } from './report.ts';
import * as s from './shapes.ts';

export const digest = v.object({
  type: v.literal('digest'),
  rows: s.list(presence, 20_000),
  /** Connections that are no more. */
  gone: s.list(s.id, 20_000),
  /** In a big room, of which the rows tell only a part. */
  figures: v.exactOptional(figures),
});
export type Digest = v.InferOutput<typeof digest>;
