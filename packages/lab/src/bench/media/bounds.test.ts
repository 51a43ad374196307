import { expect, test } from 'vitest';
import { judgeBounds } from './bounds.ts';

const readers = {
  readers: 200,
  rangeBytes: 1_000_000,
  seconds: 20,
  ranges: 9000,
  rangeMs: { p50: 400, p95: 800 },
  bytesPerSec: 5e8,
  errors: 0,
  cpuSecPerGB: 1,
};
const passes = (figures: Parameters<typeof judgeBounds>[0]) => judgeBounds(figures).map(({ pass }) => pass);

test('what was measured is held against its bound, and nothing else', () => {
  expect(judgeBounds({})).toEqual([]);
  expect(judgeBounds({ upload: { fileGB: 1, bytesPerSec: 1, cpuSecPerGB: 9 } })).toEqual([]);
  expect(passes({ serveVsNginx: 0.7 })).toEqual([true]);
  expect(passes({ serveVsNginx: 0.69 })).toEqual([false]);
});

test('one error of many readers is too many, and so is nothing read at all', () => {
  expect(passes({ readers })).toEqual([true]);
  expect(passes({ readers: { ...readers, errors: 1 } })).toEqual([false]);
  expect(passes({ readers: { ...readers, ranges: 0 } })).toEqual([false]);
});

test('a film with its index at the end has to be there as soon as any other', () => {
  const firstFrameMs = { p50: 2001, max: 3000 };
  const indexAtEnd = { fileGB: 4, minutes: 120, indexMB: 5, firstFrameMs, indexInFront: { firstFrameMs } };
  expect(passes({ indexAtEnd })).toEqual([false]);
});

test('a server that makes sizes much more slowly than ffmpeg alone is told', () => {
  const made = (ratio: number) => ({ serverSec: 10, ffmpegSec: 10 * ratio, ratio });
  expect(passes({ prepare: { filmSec: 60, ladder: made(0.95), remux: made(0.3) } })).toEqual([true]);
  expect(passes({ prepare: { filmSec: 60, ladder: made(0.7), remux: made(1) } })).toEqual([false]);
});
