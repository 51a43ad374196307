import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lanes } from './lanes.ts';

const across = 1000;
const durationMs = 7000;
const gap = 20;

/** Where the head of a text that began at `start` is at `t`, counted from the right edge. */
const head = (start: number, width: number, t: number) => ((across + width) / durationMs) * (t - start);

test('[TK12] in one lane nobody touches or catches up with the one before', () => {
  const texts = fc.array(
    fc.record({ wait: fc.integer({ min: 0, max: 1500 }), width: fc.integer({ min: 10, max: 2500 }) }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 6 }), (all, count) => {
      const lanes = new Lanes();
      const last = new Map<number, { readonly start: number; readonly width: number }>();
      let now = 0;
      for (const { wait, width } of all) {
        now += wait;
        const { lane, fit } = lanes.roll(now, count, { across, width, durationMs, gap });
        if (!fit) continue;
        const before = last.get(lane);
        if (before !== undefined) {
          const until = before.start + durationMs;
          for (let t = now; t <= until; t += 50) {
            expect(head(before.start, before.width, t) - before.width).toBeGreaterThanOrEqual(
              Math.min(head(now, width, t), across) - 1e-6,
            );
          }
        }
        last.set(lane, { start: now, width });
      }
    }),
  );
});

test('[TK12] the first free lane from where one begins to look', () => {
  const lanes = new Lanes();
  const text = { across, width: 300, durationMs, gap };
  expect(lanes.roll(0, 3, text, 1).lane).toBe(1);
  expect(lanes.roll(0, 3, text, 1).lane).toBe(2);
  expect(lanes.roll(0, 3, text, 1).lane).toBe(0);
  expect(lanes.roll(0, 3, text, 1).fit).toBe(false);
  expect(lanes.roll(durationMs, 3, text).fit).toBe(true);
});

test('[TK13] one that stands keeps its lane as long as it stands', () => {
  const lanes = new Lanes();
  expect(lanes.stand(0, 2, 4000)).toEqual({ lane: 0, fit: true });
  expect(lanes.stand(10, 2, 4000)).toEqual({ lane: 1, fit: true });
  expect(lanes.stand(3999, 2, 4000)).toEqual({ lane: 0, fit: false });
  expect(lanes.stand(4000, 2, 4000)).toEqual({ lane: 0, fit: true });
  lanes.clear();
  expect(lanes.stand(4001, 2, 4000)).toEqual({ lane: 0, fit: true });
});

test('[TK12] what was forced in is not run over', () => {
  const lanes = new Lanes();
  lanes.force(0, 0, 5000);
  expect(lanes.roll(4000, 1, { across, width: 10, durationMs, gap }).fit).toBe(false);
});
