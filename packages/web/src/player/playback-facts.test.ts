import { expect, test } from 'vitest';
import { aheadSec, factsOf } from './playback-facts.ts';

function element(currentTime: number, ranges: readonly (readonly [number, number])[]) {
  return {
    currentSrc: 'https://a.example/film.mp4',
    currentTime,
    paused: false,
    seeking: false,
    readyState: 4,
    videoWidth: 1920,
    videoHeight: 1080,
    buffered: {
      length: ranges.length,
      start: (index: number) => ranges[index]?.[0] ?? 0,
      end: (index: number) => ranges[index]?.[1] ?? 0,
    },
    getVideoPlaybackQuality: () => ({
      totalVideoFrames: 100,
      droppedVideoFrames: 3,
      creationTime: 0,
      corruptedVideoFrames: 0,
    }),
  };
}

test('ahead is what the range around the position holds, not what lies elsewhere', () => {
  expect(aheadSec(factsOf(element(12, [[0, 20]]), 0))).toBe(8);
  expect(
    aheadSec(
      factsOf(
        element(62, [
          [0, 20],
          [60, 65],
          [90, 99],
        ]),
        0,
      ),
    ),
  ).toBe(3);
  expect(aheadSec(factsOf(element(40, [[0, 20]]), 0))).toBe(0);
  expect(aheadSec(factsOf(element(0, []), 0))).toBe(0);
});

test('a position just before its range is in it', () => {
  expect(factsOf(element(59.95, [[60, 65]]), 0).fetchedTo).toBe(65);
});

test('the rest is as the element says', () => {
  expect(factsOf(element(1, []), 7)).toMatchObject({
    at: 7,
    width: 1920,
    height: 1080,
    moving: true,
    frames: { all: 100, dropped: 3 },
  });
});
