/**
 * Block code: the number of a frame as a row of black and white cells in the picture, so that a program can tell from
 * any screenshot which frame is on the screen. Two marker cells at each end, 16 bits of number and 4 of check between.
 */
import type { Picture } from './picture.ts';

const NUMBER_BITS = 16;
const CHECK_BITS = 4;
const MARKER_BEFORE = [true, false];
const MARKER_AFTER = [false, true];
const CELLS = MARKER_BEFORE.length + NUMBER_BITS + CHECK_BITS + MARKER_AFTER.length;

/** Where the row is, as parts of the picture's width and height: well above any control bar. */
export const codeRow = { left: 0.0125, width: 0.975, top: 0.728, height: 0.078 } as const;

/** Greatest frame number that fits. */
export const lastCodableFrame = 2 ** NUMBER_BITS - 1;

/** The cells of one frame, left to right; true is white. */
export function encodeCells(frame: number): readonly boolean[] {
  if (!Number.isInteger(frame) || frame < 0 || frame > lastCodableFrame)
    throw new RangeError(`no code for frame ${frame}`);
  return [
    ...MARKER_BEFORE,
    ...bits(frame, NUMBER_BITS),
    ...bits(checkOf(frame), CHECK_BITS),
    ...MARKER_AFTER,
  ];
}

/** The frame number in a picture that shows the film from edge to edge; null when there is no readable code. */
export function readFrameNumber(picture: Picture): number | null {
  const cells: boolean[] = [];
  for (let cell = 0; cell < CELLS; cell += 1) {
    const light = brightness(picture, cell);
    // Between dark and bright: a blend of two frames, something in front, or no film at all.
    if (light > 90 && light < 165) return null;
    cells.push(light >= 165);
  }
  const frame = numberOf(cells.slice(MARKER_BEFORE.length, MARKER_BEFORE.length + NUMBER_BITS));
  const expected = encodeCells(frame);
  return cells.every((cell, index) => cell === expected[index]) ? frame : null;
}

/** Mean brightness, 0–255, of the middle of one cell: its edges are blurred by coding and scaling. */
function brightness(picture: Picture, cell: number): number {
  const cellWidth = codeRow.width / CELLS;
  const from = (part: number, size: number) => Math.round(part * size);
  const left = from(codeRow.left + (cell + 0.3) * cellWidth, picture.width);
  const right = from(codeRow.left + (cell + 0.7) * cellWidth, picture.width);
  const top = from(codeRow.top + codeRow.height * 0.3, picture.height);
  const bottom = from(codeRow.top + codeRow.height * 0.7, picture.height);
  let sum = 0;
  let count = 0;
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const at = (y * picture.width + x) * picture.channels;
      sum += ((picture.data[at] ?? 0) + (picture.data[at + 1] ?? 0) + (picture.data[at + 2] ?? 0)) / 3;
      count += 1;
    }
  }
  return count === 0 ? 0 : sum / count;
}

function bits(value: number, count: number): boolean[] {
  return Array.from({ length: count }, (_, index) => ((value >> (count - 1 - index)) & 1) === 1);
}

function numberOf(cells: readonly boolean[]): number {
  return cells.reduce((value, cell) => value * 2 + (cell ? 1 : 0), 0);
}

/** Cyclic redundancy check of the 16 bits, x⁴ + x + 1: any one wrong cell, and any run of up to four, is noticed. */
function checkOf(frame: number): number {
  let rest = frame << CHECK_BITS;
  for (let bit = NUMBER_BITS + CHECK_BITS - 1; bit >= CHECK_BITS; bit -= 1) {
    if ((rest >> bit) & 1) rest ^= 0b10011 << (bit - CHECK_BITS);
  }
  return rest;
}
