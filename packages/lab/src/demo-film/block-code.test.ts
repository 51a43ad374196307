import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeCells, lastCodableFrame, readFrameNumber } from './block-code.ts';
import { createFilmPainter, filmSize } from './draw-frame.ts';
import { blankPicture, type Picture } from './picture.ts';

const paintFrame = createFilmPainter(600);

function halved(picture: Picture): Picture {
  const width = picture.width / 2;
  const height = picture.height / 2;
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let channel = 0; channel < 3; channel += 1) {
        const at = (row: number, column: number) =>
          picture.data[((y * 2 + row) * picture.width + x * 2 + column) * 3 + channel] ?? 0;
        data[(y * width + x) * 4 + channel] = (at(0, 0) + at(0, 1) + at(1, 0) + at(1, 1)) / 4;
      }
    }
  }
  return { width, height, channels: 4, data };
}

function blended(one: Picture, other: Picture): Picture {
  return { ...one, data: one.data.map((value, at) => (value + (other.data[at] ?? 0)) / 2) };
}

test('every frame of the film tells its number, also at half size', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 17_999 }), (frame) => {
      const picture = paintFrame(frame);
      expect(readFrameNumber(picture)).toBe(frame);
      expect(readFrameNumber(halved(picture))).toBe(frame);
    }),
    { numRuns: 60 },
  );
});

test('two frames shown at once, an empty picture and no picture tell nothing', () => {
  expect(readFrameNumber(blended(paintFrame(367), paintFrame(368)))).toBeNull();
  expect(readFrameNumber(blankPicture(filmSize.width, filmSize.height, [0, 0, 0]))).toBeNull();
  expect(readFrameNumber(blankPicture(filmSize.width, filmSize.height, [255, 255, 255]))).toBeNull();
  expect(readFrameNumber({ width: 0, height: 0, channels: 4, data: new Uint8Array() })).toBeNull();
});

test('codes of two frames differ in at least two cells, so that one misread cell is noticed', () => {
  fc.assert(
    fc.property(fc.nat(lastCodableFrame), fc.nat(15), (frame, bit) => {
      const one = encodeCells(frame);
      const other = encodeCells(frame ^ (1 << bit));
      expect(one.filter((cell, index) => cell !== other[index]).length).toBeGreaterThanOrEqual(2);
    }),
  );
});

test('a frame beyond the code is refused', () => {
  expect(() => encodeCells(lastCodableFrame + 1)).toThrow(RangeError);
  expect(() => encodeCells(1.5)).toThrow(RangeError);
});
