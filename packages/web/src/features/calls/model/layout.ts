/** Layout: where the call is shown, and how large its tiles are. Rules CA70–CA73. */
import type { CallLook } from '../../../device/call-look.ts';
import type { Insets, Size } from './float-place.ts';

/** Where it is: in a row below the film, in a column beside it, or over it. */
export type CallSpot = 'below' | 'beside' | 'over';

/** What a strip takes of the film's place. */
export const STRIP_HEIGHT = 136;
export const STRIP_WIDTH = 256;
/** What a grid takes, as a share. */
const GRID_SHARE = 0.5;

const FILM_RATIO = 16 / 9;
/** Of a tile in the grid. */
const TILE_RATIO = 4 / 3;

/**
 * @param isAlone the stage has the whole page: fullscreen, theatre, a phone on its side
 * @param room what the film and the call share
 */
export function spotOf(look: CallLook, isAlone: boolean, isUpright: boolean, room: Size): CallSpot {
  if (isAlone || look === 'floating') return 'over';
  if (isUpright) return 'below';
  const [height, width] =
    look === 'grid' ? [room.height * GRID_SHARE, room.width * GRID_SHARE] : [STRIP_HEIGHT, STRIP_WIDTH];
  const below = filmArea({ ...room, height: room.height - height });
  const beside = filmArea({ ...room, width: room.width - width });
  return below >= beside ? 'below' : 'beside';
}

/** How large a film is seen there. */
function filmArea({ width, height }: Size): number {
  const shown = Math.max(0, Math.min(width, height * FILM_RATIO));
  return (shown * shown) / FILM_RATIO;
}

/** Into how many columns so many tiles go, so that each is as large as can be. */
export function columnsFor(count: number, { width, height }: Size): number {
  let best = 1;
  let largest = 0;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const tile = Math.min(width / columns, (height / rows) * TILE_RATIO);
    if (tile > largest) {
      largest = tile;
      best = columns;
    }
  }
  return best;
}

/** What stays free at the edges of the stage: there its own controls come and go. */
export const insetsOf = (isAlone: boolean, isCovered: boolean): Insets => ({
  top: isAlone ? 60 : 10,
  right: isCovered ? 362 : 10,
  bottom: isAlone ? 104 : 92,
  left: 10,
});
