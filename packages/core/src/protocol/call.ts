/** Client → server: I am in the call and give this, or I am not in it any more. Kept with the connection's presence, never stored. [CA1] */
import * as v from 'valibot';
import * as s from './shapes.ts';

export const call = v.strictObject({
  type: v.literal('call'),
  /** Of this message: the answer carries it, and so does word that the call is over for this connection. */
  id: s.id,
  /** What is given now, all false for one who only listens; null: out of it. */
  state: v.nullable(v.strictObject({ mic: v.boolean(), camera: v.boolean(), screen: v.boolean() })),
});
export type CallMessage = v.InferOutput<typeof call>;

/** A connection in the call, as others see it. */
export const calling = v.object({
  /** When it came into the call, by the server's clock. */
  since: s.moment,
  mic: v.boolean(),
  camera: v.boolean(),
  screen: v.boolean(),
});
export type Calling = v.InferOutput<typeof calling>;
