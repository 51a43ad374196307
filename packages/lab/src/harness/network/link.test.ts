import fc from 'fast-check';
import { expect, test } from 'vitest';
import { directLine, dueMoment, type Lane, type LinkShape } from './link.ts';

const laneOver = (shape: Partial<LinkShape>): Lane => ({
  line: { shape: { ...directLine, ...shape }, freeAt: 0 },
  lastDue: 0,
});
const never = () => 0.5;

test('bytes arrive after the one-way delay', () => {
  expect(dueMoment(laneOver({ oneWayMs: 40 }), 1000, 100, never)).toBe(1040);
});

test('order is kept whatever jitter and loss do', () => {
  const chunk = fc.record({
    waitMs: fc.double({ min: 0, max: 30, noNaN: true }),
    bytes: fc.integer({ min: 1, max: 65_536 }),
    dice: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 2, maxLength: 2 }),
  });
  fc.assert(
    fc.property(fc.array(chunk, { maxLength: 60 }), (chunks) => {
      const lane = laneOver({ oneWayMs: 40, jitterMs: 20, loss: 0.1, bytesPerSec: 500_000 });
      let now = 0;
      let last = 0;
      for (const { waitMs, bytes, dice } of chunks) {
        now += waitMs;
        const rolls = [...dice];
        const due = dueMoment(lane, now, bytes, () => rolls.shift() ?? 0);
        expect(due).toBeGreaterThanOrEqual(Math.max(last, now + 20));
        last = due;
      }
    }),
  );
});

test('a lost lone packet waits for the round trip and for the patience of the sender, and all behind it with it', () => {
  const lane = laneOver({ oneWayMs: 50, loss: 0.02 });
  expect(dueMoment(lane, 0, 100, () => 0.001)).toBe(50 + 100 + 200);
  expect(dueMoment(lane, 10, 100, () => 0.9)).toBe(350);
});

test('a loss within a long burst costs one round trip', () => {
  const rolls = [0.001, 0.5];
  expect(dueMoment(laneOver({ oneWayMs: 50, loss: 0.02 }), 0, 60_000, () => rolls.shift() ?? 0)).toBe(150);
});

test('a narrow line sends at its own pace, for all connections together', () => {
  const line = { shape: { ...directLine, oneWayMs: 10, bytesPerSec: 100_000 }, freeAt: 0 };
  const film: Lane = { line, lastDue: 0 };
  const talk: Lane = { line, lastDue: 0 };
  expect(dueMoment(film, 0, 50_000, never)).toBe(510);
  expect(dueMoment(talk, 0, 1000, never)).toBe(520);
});
