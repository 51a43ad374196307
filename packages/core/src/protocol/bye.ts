/** Client → server: I leave on purpose; no grace period needed. */
import * as v from 'valibot';

export const bye = v.strictObject({ type: v.literal('bye') });
export type Bye = v.InferOutput<typeof bye>;
