import { expect, test } from 'vitest';
import type { PlaybackFacts } from './playback-facts.ts';
import { emptyMeter, fetchSpeed, metered, type Meter } from './transfer-meter.ts';

const facts = (change: Partial<PlaybackFacts>): PlaybackFacts => ({
  at: 0,
  url: 'a',
  position: 0,
  moving: true,
  ready: true,
  width: 640,
  height: 360,
  fetchedTo: 10,
  frames: { all: 0, dropped: 0 },
  ...change,
});

/** One reading a second. */
function over(readings: readonly Partial<PlaybackFacts>[]): Meter {
  return readings.reduce<Meter>(
    (meter, reading, second) => metered(meter, facts({ at: second * 1000, ...reading })),
    emptyMeter,
  );
}

test('what is newly fetched in a second is the speed', () => {
  const meter = over([{ fetchedTo: 10 }, { fetchedTo: 13 }, { fetchedTo: 16 }]);
  expect(fetchSpeed(meter)).toBe(3);
});

test('nothing fetched is a speed of nothing', () => {
  expect(fetchSpeed(over([{ fetchedTo: 10 }, { fetchedTo: 10 }, { fetchedTo: 10 }]))).toBe(0);
});

test('a jump into what was fetched long ago counts as nothing fetched, and as nothing known', () => {
  const meter = over([
    { position: 5, fetchedTo: 10 },
    { position: 6, fetchedTo: 12 },
    { position: 300, fetchedTo: 400 },
  ]);
  expect(meter.samples.map(({ speed }) => speed)).toEqual([2, null]);
  expect(fetchSpeed(meter)).toBe(2);
});

test('back again, too', () => {
  const meter = over([
    { position: 300, fetchedTo: 310 },
    { position: 5, fetchedTo: 200 },
  ]);
  expect(fetchSpeed(meter)).toBeNull();
});

test('another film begins anew', () => {
  const meter = over([{ fetchedTo: 10 }, { fetchedTo: 20 }, { url: 'b', fetchedTo: 50 }]);
  expect([meter.samples.length, meter.frameRate]).toEqual([0, null]);
});

test('a minute is kept', () => {
  const meter = over(Array.from({ length: 200 }, (_, second) => ({ fetchedTo: second })));
  expect(meter.samples.length).toBe(61);
});

test('frames per second of film are counted, whatever the speed of the room', () => {
  const reading = (second: number, rate: number, shift = 0) => ({
    position: second * rate,
    fetchedTo: 100,
    frames: { all: Math.round(second * rate * 25) + shift, dropped: 0 },
  });
  expect(over(Array.from({ length: 6 }, (_, second) => reading(second, 1, second % 2))).frameRate).toBe(25);
  expect(over(Array.from({ length: 6 }, (_, second) => reading(second, 1.5))).frameRate).toBe(25);
});

test('a film that stands is not counted', () => {
  const meter = over(Array.from({ length: 9 }, () => ({ moving: false, frames: { all: 5, dropped: 0 } })));
  expect(meter.frameRate).toBeNull();
});
