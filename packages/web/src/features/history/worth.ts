/** Worth going to: whether the place where a film was left is worth offering now. [QU16] */

/** Who has been on for longer has begun anew. */
const BEGUN_SEC = 20;
/** Before this nothing is lost by beginning anew. */
const LEAST_SEC = 30;
const END_SEC = 30;

/** All in s; `duration` null while unknown. */
export function worthGoingTo(left: number, position: number, duration: number | null): boolean {
  if (position > BEGUN_SEC || left < LEAST_SEC) return false;
  return duration === null || left < duration - Math.min(END_SEC, duration * 0.05);
}
