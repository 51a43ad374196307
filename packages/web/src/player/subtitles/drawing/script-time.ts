/**
 * Script time: which second of a script belongs to what is on the screen. A script that came from elsewhere is on the
 * room's time, one that came with the film that plays here is on that film's; the two differ for another cut. [SB18]
 */
export interface ScriptSight {
  /** It came inside the film that plays here. */
  readonly ofFilm: boolean;
  /** The picture that is shown, on the element's time. */
  readonly elementSec: number;
  /** Where on the element's time the film's second 0 is. */
  readonly zeroSec: number;
  /** By how much that film is farther on than the room's. */
  readonly offsetSec: number;
  /** Length of that film; not a number while it is not known. */
  readonly lengthSec: number;
  /** Where the room is. */
  readonly roomSec: number;
}

/** Players stop a little short of the end. */
const SHORT_OF_END_SEC = 0.05;

/** Whether the room is where this cut has no picture: it stands on its first or its last one meanwhile. */
export const isBeyond = ({ offsetSec, lengthSec, roomSec }: ScriptSight): boolean =>
  offsetSec !== 0 && (roomSec + offsetSec < 0 || roomSec + offsetSec > lengthSec - SHORT_OF_END_SEC);

export function scriptTime(sight: ScriptSight): number {
  const own = sight.elementSec - sight.zeroSec;
  if (sight.ofFilm) return own;
  // No picture tells where the room is; the words go on without one.
  return isBeyond(sight) ? sight.roomSec : own - sight.offsetSec;
}
