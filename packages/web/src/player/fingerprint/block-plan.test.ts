import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockPlan } from './block-plan.ts';

const MIB = 1024 * 1024;
const bytesOf = (size: number): number => blockPlan(size).reduce((sum, { from, to }) => sum + to - from, 0);

test('[SR1] of a film of any size sixteen blocks are read, the first and the last 64 KiB among them', () => {
  fc.assert(
    fc.property(fc.integer({ min: MIB + 1, max: 2 ** 45 }), (size) => {
      const plan = blockPlan(size);
      expect(plan).toHaveLength(16);
      expect(bytesOf(size)).toBe(MIB);
      expect(plan[0]).toEqual({ from: 0, to: 65_536 });
      expect(plan.at(-1)).toEqual({ from: size - 65_536, to: size });
      let before = 0;
      for (const { from, to } of plan) {
        expect(Number.isInteger(from)).toBe(true);
        expect(from).toBeGreaterThanOrEqual(before);
        expect(to - from).toBe(65_536);
        before = to;
      }
    }),
  );
});

test('[SR1] the blocks are spread evenly', () => {
  const size = 20 * 1024 ** 3;
  const plan = blockPlan(size);
  const gaps = plan.slice(1).map(({ from }, index) => from - (plan[index]?.from ?? 0));
  expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
});

test('[SR1] a small file is read whole, once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MIB }), (size) => {
      expect(blockPlan(size)).toEqual([{ from: 0, to: size }]);
    }),
  );
  expect(blockPlan(0)).toEqual([]);
});
