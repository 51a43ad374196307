import { expect, test } from 'vitest';
import { paddingFor } from './pad-film.ts';

const ftyp = { type: 'ftyp', at: 0, bytes: 32 };

test('an index at the end goes to the very end, and the media grow up to it', () => {
  const boxes = [
    ftyp,
    { type: 'free', at: 32, bytes: 8 },
    { type: 'mdat', at: 40, bytes: 1000 },
    { type: 'moov', at: 1040, bytes: 200 },
  ];
  expect(paddingFor(boxes, 10_000_000_000)).toEqual({
    mediaAt: 32,
    mediaBytes: 9_999_999_768,
    tail: { from: 1040, to: 9_999_999_800, bytes: 200 },
  });
  expect(() => paddingFor(boxes, 1000)).toThrow('already');
});

test('with the index in front nothing is behind the media', () => {
  const boxes = [
    ftyp,
    { type: 'moov', at: 32, bytes: 200 },
    { type: 'free', at: 232, bytes: 8 },
    { type: 'mdat', at: 240, bytes: 1000 },
  ];
  expect(paddingFor(boxes, 5000)).toEqual({
    mediaAt: 232,
    mediaBytes: 4768,
    tail: { from: 1240, to: 5000, bytes: 0 },
  });
});

test('where there is no place for a longer head nothing is done', () => {
  expect(() => paddingFor([ftyp, { type: 'mdat', at: 32, bytes: 1000 }], 5000)).toThrow('empty box');
});
