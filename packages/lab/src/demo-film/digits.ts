/** Digits drawn as seven round-ended strokes, so that the film needs no font. */
import { paint, stroke, type Colour, type Picture } from './picture.ts';

//   aaa
//  f   b
//   ggg
//  e   c
//   ddd
const SEGMENTS = ['abcdef', 'bc', 'abged', 'abgcd', 'fgbc', 'afgcd', 'afgedc', 'abc', 'abcdefg', 'abcdfg'];

/** Draws digits and colons from `left`, `top` down; returns where the text ends. */
export function drawDigits(
  picture: Picture,
  text: string,
  place: { readonly left: number; readonly top: number; readonly height: number },
  colour: Colour,
): number {
  const { top, height } = place;
  const thickness = height * 0.13;
  const digitWidth = height * 0.5;
  let left = place.left;
  for (const sign of text) {
    if (sign === ':') {
      const x = left + thickness * 0.9;
      for (const y of [top + height * 0.32, top + height * 0.68]) {
        const dot = stroke(x, y, x, y, thickness * 1.15);
        paint(
          picture,
          { left: x - thickness, right: x + thickness, top: y - thickness, bottom: y + thickness },
          dot,
          colour,
        );
      }
      left += thickness * 1.8 + height * 0.17;
    } else {
      drawDigit(picture, Number(sign), { left, top, width: digitWidth, height, thickness }, colour);
      left += digitWidth + height * 0.17;
    }
  }
  return left - height * 0.17;
}

/** How wide `text` will be. */
export function digitsWidth(text: string, height: number): number {
  const colons = text.split(':').length - 1;
  const digits = text.length - colons;
  return digits * height * 0.67 + colons * height * (0.13 * 1.8 + 0.17) - height * 0.17;
}

interface Cell {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly thickness: number;
}

function drawDigit(picture: Picture, digit: number, cell: Cell, colour: Colour): void {
  const half = cell.thickness / 2;
  const left = cell.left + half;
  const right = cell.left + cell.width - half;
  const top = cell.top + half;
  const middle = cell.top + cell.height / 2;
  const bottom = cell.top + cell.height - half;
  const lines: Readonly<Record<string, readonly [number, number, number, number]>> = {
    a: [left, top, right, top],
    b: [right, top, right, middle],
    c: [right, middle, right, bottom],
    d: [left, bottom, right, bottom],
    e: [left, middle, left, bottom],
    f: [left, top, left, middle],
    g: [left, middle, right, middle],
  };
  for (const name of SEGMENTS[digit] ?? '') {
    const line = lines[name];
    if (line === undefined) continue;
    const [x1, y1, x2, y2] = line;
    const box = { left: x1 - half, right: x2 + half + 1, top: y1 - half, bottom: y2 + half + 1 };
    paint(picture, box, stroke(x1, y1, x2, y2, cell.thickness), colour);
  }
}
