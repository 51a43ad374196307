import { expect, test } from 'vitest';
import { agreeMs } from './agreement.ts';
import { apartLines } from './apart.ts';
import { countEvents, deeds, disturbances } from './deeds.ts';
import { median, percentiles } from './figures.ts';
import { pairSkews, residualMs, spreadAt } from './skew.ts';
import { fromZero, placeAt, toTrack, type Track } from './track.ts';

interface Course {
  readonly position: (at: number) => number;
  readonly paused?: (at: number) => boolean;
  readonly rate?: number;
  readonly phaseMs?: number;
  readonly events?: Track['events'];
}

/** Samples a made-up course every 20 ms for ten seconds. */
function track(course: Course): Track {
  const samples = Array.from({ length: 500 }, (_, index) => {
    const at = index * 20 + (course.phaseMs ?? 0);
    const paused = course.paused?.(at) ?? false;
    return [at, course.position(at), paused, false, 4, course.rate ?? 1, 1] as const;
  });
  return toTrack('anyone', { samples, frames: [], events: course.events ?? [] });
}

const playing = (aheadMs: number, phaseMs = 0) => track({ position: (at) => (at + aheadMs) / 1000, phaseMs });
const span = { from: 1000, to: 9000 };

test('two films 12 ms apart are 12 ms apart at every moment, whenever they were sampled', () => {
  const skews = pairSkews([playing(0), playing(12, 7)], span);
  expect(skews.length).toBe(400);
  for (const skew of skews) expect(skew).toBeCloseTo(12, 6);
});

test('every pair counts, and only films that move', () => {
  const paused = track({ position: () => 3, paused: () => true });
  expect(pairSkews([playing(0), playing(1), playing(2)], span).length).toBe(1200);
  expect(pairSkews([playing(0), paused], span)).toEqual([]);
});

test('between the two sides of a jump there is no mean position', () => {
  const jumping = track({ position: (at) => (at < 5000 ? at / 1000 : at / 1000 + 60) });
  expect(placeAt(jumping, 4984)?.position).toBeCloseTo(4.98, 6);
  expect(placeAt(jumping, 4996)?.position).toBeCloseTo(65, 6);
  expect(placeAt(jumping, 4996)?.moving).toBe(false);
});

test('nothing is known outside the samples', () => {
  expect(placeAt(playing(0), 20_000)).toBeNull();
  expect(spreadAt([playing(0), toTrack('late', { samples: [], frames: [], events: [] })], 5000)).toBeNull();
});

test('agreement on a pause is the moment the last one stands on the same spot', () => {
  const stopping = (when: number, stand: number) =>
    track({ position: (at) => (at < when ? at / 1000 : stand), paused: (at) => at >= when });
  const tracks = [stopping(2000, 2.1), stopping(2100, 2.1)];
  const agreed = agreeMs(tracks, { playing: false, position: null }, { from: 1900, to: 5000 });
  expect(agreed).toBeGreaterThanOrEqual(180);
  expect(agreed).toBeLessThanOrEqual(210);
});

test('a pause at different frames is no agreement, and neither is one that does not hold', () => {
  const apart = [2.1, 2.15].map((stand) => track({ position: () => stand, paused: () => true }));
  expect(agreeMs(apart, { playing: false, position: null }, span)).toBeNull();
  const restless = track({ position: () => 2, paused: (at) => Math.floor(at / 400) % 2 === 0 });
  expect(agreeMs([restless], { playing: false, position: null }, span)).toBeNull();
});

test('asked to play, a film that is not paused but stands still does not agree', () => {
  const starting = track({ position: (at) => Math.max(0, at - 3000) / 1000 });
  const agreed = agreeMs([starting], { playing: true, position: null }, { from: 1000, to: 6000 });
  expect(agreed).toBeGreaterThanOrEqual(1990);
  expect(agreed).toBeLessThanOrEqual(2030);
});

test('after a jump a film must be near the place asked for', () => {
  const asked = { playing: true, position: 61 };
  expect(agreeMs([playing(0), playing(0)], asked, span)).toBeNull();
  expect(agreeMs([playing(60_000), playing(60_005)], asked, span)).toBe(0);
});

test('the residual is what is left two seconds later', () => {
  const late = track({ position: (at) => (at + (at < 4000 ? 100 : 6)) / 1000 });
  expect(residualMs([playing(0), late], 3000)).toBeCloseTo(6, 6);
  expect(residualMs([playing(0), late], 1500)).toBeCloseTo(100, 6);
});

test('deeds are counted inside the span only', () => {
  const busy = track({
    position: (at) => at / 1000,
    rate: 1.002,
    events: [
      [500, 'seeking', 1],
      [2000, 'seeking', 1],
      [2001, 'rateWrite', 1.002],
      [2002, 'waiting', 1],
      [9500, 'pause', 1],
    ],
  });
  expect(countEvents([busy], span, 'seeking')).toBe(1);
  expect(disturbances([busy], span)).toBe(2);
  const found = deeds([busy], span);
  expect(found).toMatchObject({ seeks: 1, rateWrites: 1, timeOffRate: 1 });
  expect(found.greatestRateOff).toBeCloseTo(0.002, 6);
});

test('who it was is told: how far from the one in the middle, and what was done to his film', () => {
  const dry = track({ position: (at) => (at + 40) / 1000, events: [[2002, 'waiting', 1]] });
  expect(apartLines([playing(0), playing(1), dry], span)).toEqual([
    'anyone: -1.0 ms, jumped 0, ran dry 0',
    'anyone: 0.0 ms, jumped 0, ran dry 0',
    'anyone: 39.0 ms, jumped 0, ran dry 1',
  ]);
});

test('an element that counts from elsewhere is brought to the film’s own time', () => {
  const shifted = track({ position: (at) => at / 1000 + 0.066 });
  for (const skew of pairSkews([playing(0), fromZero(shifted, 0.066)], span)) expect(skew).toBeCloseTo(0, 6);
});

test('percentiles of nothing are nothing', () => {
  expect(percentiles([])).toBeNull();
  expect(median([])).toBeNull();
  expect(percentiles([3, 1, 2])).toEqual({ p50: 2, p95: 3, p99: 3, max: 3, n: 3 });
  expect(median([4, 1, 3, 2])).toBe(2);
});
