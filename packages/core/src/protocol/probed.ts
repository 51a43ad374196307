/** Server → client. Echoes the probe's number so that a late answer cannot be paired with a new question. */
import * as v from 'valibot';
import * as s from './shapes.ts';

export const probed = v.object({
  type: v.literal('probed'),
  probe: s.count,
  received: s.moment,
  sent: s.moment,
});
export type Probed = v.InferOutput<typeof probed>;
