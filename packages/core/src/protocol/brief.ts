/** Client → server, once a second: what of my report is another each second. All else is as in the last whole one. */
import * as v from 'valibot';
import * as s from './shapes.ts';

export const brief = v.strictObject({
  type: v.literal('brief'),
  /** As in `report`. */
  position: v.nullable(s.position),
  at: s.moment,
  rate: v.nullable(s.rate),
  skewMs: v.nullable(s.signedMs),
  bufferedSec: s.seconds,
  /** Asks what time it is, as `probe` does; the answer may go with whatever is told next. */
  probe: v.exactOptional(s.count),
});
export type Brief = v.InferOutput<typeof brief>;
