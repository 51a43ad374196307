import { expect, test } from 'vitest';
import { barPlan, type BarPart } from './bar-plan.ts';

const plan = (width: number, more: { duration?: number; absent?: BarPart[]; extras?: number } = {}) => [
  ...barPlan({ width, duration: 5400, absent: [], extras: 0, ...more }),
];

test('[ST12] the narrowest phone keeps play, time, speed and fullscreen, and has a menu for the rest', () => {
  expect(plan(304, { absent: ['panel'] })).toEqual(['extras', 'rate']);
  expect(plan(304, { absent: ['panel'], duration: 30 })).toEqual(['extras', 'rate']);
});

test('[ST12] a usual phone has the skips too', () => {
  expect(plan(374, { absent: ['panel', 'neighbours', 'loop'] })).toEqual(['extras', 'rate', 'skips']);
});

test('[ST12] a wide bar has everything', () => {
  expect(plan(1200, { extras: 3 })).toHaveLength(11);
});

test('[ST12] more width never takes anything away, and what has no place is never there', () => {
  let before: string[] = [];
  for (let width = 200; width <= 1400; width += 7) {
    const now = plan(width, { extras: 2, absent: ['theatre'] });
    expect(now.slice(0, before.length)).toEqual(before);
    expect(now).not.toContain('theatre');
    before = now;
  }
});
