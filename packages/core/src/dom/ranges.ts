/** Ranges: what an element has fetched, as stretches of the film. */

/** Neighbouring stretches this close are one: containers round the ends of their packets. */
const sameStretchSec = 0.1;

/** Seconds without a gap from `from` on; 0 where nothing is fetched. [PL6] */
export function secondsAhead(ranges: Pick<TimeRanges, 'length' | 'start' | 'end'>, from: number): number {
  let reached = from;
  for (let i = 0; i < ranges.length; i++) {
    if (ranges.start(i) <= reached + sameStretchSec) reached = Math.max(reached, ranges.end(i));
  }
  return reached - from;
}
