/** Figures: a big room in numbers, for those who are not told of everybody in it; and the few a client wants told all the same. */
import * as v from 'valibot';
import * as s from './shapes.ts';

export const figures = v.object({
  /** People here. */
  members: s.count,
  connections: s.count,
  /** Of the connections: whose line is down, which play, which wait for data, which are not steered now. */
  down: s.count,
  playing: s.count,
  buffering: s.count,
  away: s.count,
  /** Half of those measured, and nine in ten, are no farther from the line; null when nobody is measured. */
  skewMs: v.nullable(v.object({ half: s.milliseconds, nineInTen: s.milliseconds })),
});
export type Figures = v.InferOutput<typeof figures>;

/** Client → server: tell me of these, however big the room is. Replaces what was asked before. */
export const watch = v.strictObject({ type: v.literal('watch'), members: s.list(s.id, 10) });
export type Watch = v.InferOutput<typeof watch>;
