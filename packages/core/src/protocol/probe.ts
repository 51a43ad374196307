/** Client → server: what time is it? */
import * as v from 'valibot';
import * as s from './shapes.ts';

export const probe = v.strictObject({ type: v.literal('probe'), probe: s.count });
export type Probe = v.InferOutput<typeof probe>;
