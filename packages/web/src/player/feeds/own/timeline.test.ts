import { expect, test } from 'vitest';
import type { Container, FileFacts, VideoFacts } from './file-facts.ts';
import { pictureTime, steadied, timelineOf } from './timeline.ts';

const track = { id: 1, codec: '', type: null, language: null, label: '', preferred: true };
const video = (firstSec: number, frameSec: number | null = null): VideoFacts => ({
  ...track,
  firstSec,
  frameSec,
  width: 1,
  height: 1,
  rotation: 0,
});
const file = (container: Container): FileFacts => ({ container, endSec: 60, video: [], audio: [] });
const shift = (container: Container, firstSec: number): number =>
  timelineOf(file(container), video(firstSec), null).shiftSec;

test('[RX7] position 0 is the first picture where the container only moved it', () => {
  expect(shift('Matroska', 0.021)).toBe(0.021);
  expect(shift('Matroska', 0.5)).toBe(0);
  expect(shift('Matroska', 0)).toBe(0);
  expect(shift('MPEG-TS', 35_000.4)).toBe(35_000.4);
  expect(shift('MP4', 0.021)).toBe(0);
  expect(shift('WebM', 0.007)).toBe(0);
});

test('[RX8] whole ms become the moments of an MP4 again, to the µs', () => {
  const film = video(0.021, 1 / 30);
  for (const frame of [0, 1, 2, 29, 30, 1000, 161_999]) {
    const written = Math.round((0.0213333 + frame / 30) * 1000) / 1000;
    const at = pictureTime(written, film, { shiftSec: 0.021 });
    expect(at).toBe(Math.round((frame / 30) * 1e6) / 1e6);
  }
});

test('[RX8] where frames are not alike, or times are exact, they stay as they are', () => {
  expect(steadied(0.05, video(0, 1 / 30))).toBe(0.05);
  expect(steadied(0.0334, video(0, null))).toBe(0.0334);
  expect(steadied(0.0334, video(0, 0))).toBe(0.0334);
});

test('[RX9] pictures from before position 0 come in order within its first 0.2 ms', () => {
  const film = video(-0.1);
  const times = [-0.1, -0.0667, -0.0333, 0, 0.0333].map((at) => pictureTime(at, film, { shiftSec: 0 }));
  expect(times.toSorted((a, b) => a - b)).toEqual(times);
  expect(new Set(times).size).toBe(times.length);
  expect(times[0]).toBe(0);
  expect(times[3]).toBe(0.0002);
  expect(times[4]).toBe(0.0333);
});
