import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOwnCopies, offsetOf, roomsCopy } from './own-copies.ts';
import { createOwnFiles } from './own-files.ts';

const urls = () => {
  let count = 0;
  return { createObjectURL: () => `blob:${++count}`, revokeObjectURL: () => {} };
};
function copies(kept: string | null = null) {
  let text = kept ?? '[]';
  const made = createOwnCopies({
    kept,
    keep: (next) => {
      text = next;
    },
    files: createOwnFiles(urls()),
  });
  return { made, text: () => text };
}
const file = new File(['1'], 'mine.mkv');

test('[SR14] a link and an offset are there again after a visit, a file only by its name', () => {
  const { made, text } = copies();
  made.useLink('i1', 'https://mine.example/x.mp4');
  made.setOffset('i1', 2.04);
  made.useFile('i2', file);
  expect(made.wishFor('i2').file?.file).toBe(file);
  const again = copies(text()).made;
  expect(again.of('i1')).toEqual({ link: 'https://mine.example/x.mp4', offsetSec: 2, fileName: null });
  expect(again.of('i2')).toEqual({ link: null, offsetSec: 0, fileName: 'mine.mkv' });
  expect(again.wishFor('i2')).toEqual({ file: null, link: null });
});

test('[SR14] what was chosen goes with its item, and only then', () => {
  const { made, text } = copies();
  made.useLink('i1', '/media/x.mp4');
  made.useLink('other', '/media/y.mp4');
  made.follow([], ['i1']);
  made.follow(['i1'], ['i1', 'i2']);
  expect(made.of('i1').link).toBe('/media/x.mp4');
  made.follow(['i1', 'i2'], ['i2']);
  expect(made.of('i1')).toEqual(roomsCopy);
  // Of another room.
  expect(made.of('other').link).toBe('/media/y.mp4');
  expect(text()).not.toContain('i1');
});

test('[SR14] fifty items are remembered, the latest', () => {
  const { made } = copies();
  for (let n = 0; n < 60; n++) made.setOffset(`i${n}`, 1);
  expect(made.store.getState().size).toBe(50);
  expect(made.of('i9')).toEqual(roomsCopy);
  expect(made.of('i59').offsetSec).toBe(1);
});

test('[SR16] back to the room’s forgets all of it', () => {
  const { made, text } = copies();
  made.useFile('i1', file);
  made.setOffset('i1', -3);
  made.useRooms('i1');
  expect(made.of('i1')).toEqual(roomsCopy);
  expect(made.wishFor('i1')).toEqual({ file: null, link: null });
  expect(text()).toBe('[]');
});

test('[SR10] one thing at a time is used: a link instead of the file, a file instead of the link', () => {
  const { made } = copies();
  made.useFile('i1', file);
  made.useLink('i1', '/media/x.mp4');
  expect(made.wishFor('i1')).toEqual({ file: null, link: '/media/x.mp4' });
  made.useFile('i1', file);
  expect(made.wishFor('i1')).toMatchObject({ file: { file }, link: null });
});

test('a wish is told once for what changes the way, and an offset is none', () => {
  const { made } = copies();
  let told = 0;
  const stop = made.onWish(() => told++);
  made.setOffset('i1', 1);
  expect(told).toBe(0);
  made.useLink('i1', '/media/x.mp4');
  expect(told).toBe(1);
  stop();
  made.useRooms('i1');
  expect(told).toBe(1);
});

test('[SR20] an offset is in tenths within ten minutes, whatever is typed', () => {
  fc.assert(
    fc.property(fc.double(), (seconds) => {
      const offset = offsetOf(seconds);
      expect(Math.abs(offset)).toBeLessThanOrEqual(600);
      expect(offset * 10).toBeCloseTo(Math.round(offset * 10), 9);
      if (Math.abs(seconds) <= 600) expect(Math.abs(offset - seconds)).toBeLessThanOrEqual(0.0501);
    }),
  );
  expect(Object.is(offsetOf(-0.01), 0)).toBe(true);
});

test.each(['', '{', '3', '[3]', '[["i1"]]', '[["i1",{"link":"javascript:alert(1)","offsetSec":"x"}]]'])(
  'what was kept and is not as it should be is left: %s',
  (text) => {
    expect(copies(text).made.of('i1')).toEqual(roomsCopy);
  },
);
