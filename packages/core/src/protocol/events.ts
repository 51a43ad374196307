/** Server → clients: what happened, in order. */
import * as v from 'valibot';
import { entry } from './room-shapes.ts';
import * as s from './shapes.ts';

export const events = v.object({ type: v.literal('events'), entries: s.list(entry, 2000) });
export type EventsMessage = v.InferOutput<typeof events>;
