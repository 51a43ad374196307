/** Frame length: how long a frame of a film lasts exactly, from times that were written in whole ms. */

/** Frames that are looked at: as many as tell 60 a second from 59.94. */
export const FRAMES_LOOKED_AT = 100;

/** Frames per second that films have. */
const RATES = [24_000 / 1001, 24, 25, 30_000 / 1001, 30, 48_000 / 1001, 48, 50, 60_000 / 1001, 60, 120];
const FEWEST = 40;
/** How far off a rounded time may be, both ends being rounded, in s. */
const ROUNDED_SEC = 0.0011;

/** In s; `times` in the order of decoding. null: frames are not alike, or of no usual length. */
export function frameLength(times: readonly number[]): number | null {
  const shown = times.toSorted((a, b) => a - b);
  const [first] = shown;
  if (first === undefined || shown.length < FEWEST) return null;
  // The last ones that were looked at may miss some that are decoded later.
  const sure = shown.slice(0, -REORDERED);
  const fits = RATES.map((rate) => {
    const length = 1 / rate;
    const off = sure.map((at, index) => Math.abs(at - first - index * length));
    return { length, offSec: Math.max(...off) };
  }).toSorted((one, other) => one.offSec - other.offSec);
  const [best] = fits;
  return best !== undefined && best.offSec <= ROUNDED_SEC ? best.length : null;
}

/** Frames may be decoded so much later than others that are shown after them. */
const REORDERED = 16;
