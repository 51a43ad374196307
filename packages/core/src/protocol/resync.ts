/** Client → server: entries are missing here; send what came after `seq`. Answered by `events`, or by a snapshot in `state`. */
import * as v from 'valibot';
import { roomState } from './room-shapes.ts';
import * as s from './shapes.ts';

export const resync = v.strictObject({ type: v.literal('resync'), seq: s.count });
export type Resync = v.InferOutput<typeof resync>;

/** Server → client: the whole room, when what was missed is no longer kept. */
export const state = v.object({ type: v.literal('state'), state: roomState });
export type StateMessage = v.InferOutput<typeof state>;
