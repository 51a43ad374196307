import { expect, test } from 'vitest';
import { StepClock } from './step-clock.ts';

/** A film that began at 0 at moment 0, told of every 250 ms by messages that take `delays` ms in turn. */
function heard(clock: StepClock, untilMs: number, delays: readonly number[], rate = 1): void {
  for (let step = 1; step * 250 <= untilMs; step++) {
    const at = step * 250;
    clock.hear(at + (delays[step % delays.length] ?? 0), (at / 1000) * rate);
  }
}

test('[EM12] between two things told the film goes on', () => {
  const clock = new StepClock();
  heard(clock, 1000, [0]);
  expect(clock.at(1100)).toBeCloseTo(1.1, 6);
  expect(clock.at(1240)).toBeCloseTo(1.24, 6);
});

test('[EM12] the message that took least says where it is', () => {
  const clock = new StepClock();
  heard(clock, 2000, [60, 4, 90, 30]);
  expect(clock.at(2100)).toBeCloseTo(2.1 - 0.004, 6);
});

test('[EM12] at another speed it goes on at that', () => {
  const clock = new StepClock();
  clock.setRate(1.5);
  heard(clock, 1000, [0], 1.5);
  expect(clock.at(1100)).toBeCloseTo(1.65, 6);
});

test('[EM12] a place that nothing leads to is where it is now', () => {
  const clock = new StepClock();
  heard(clock, 1000, [0]);
  clock.hear(1100, 60);
  expect(clock.at(1100)).toBe(60);
  clock.hear(1200, 20);
  expect(clock.at(1300)).toBeCloseTo(20.1, 6);
});

test('[EM12] a film of which nothing new is told does not go on for ever', () => {
  const clock = new StepClock();
  heard(clock, 1000, [0]);
  for (let at = 1050; at < 4000; at += 50) clock.hear(at, 1);
  expect(clock.at(4000)).toBe(1);
});

test('[EM12] a film that stands is where it was put', () => {
  const clock = new StepClock();
  heard(clock, 1000, [0]);
  clock.reset(30);
  expect(clock.at(1500)).toBe(30);
});
