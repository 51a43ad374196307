import { expect, test } from 'vitest';
import { Pace, type Deed } from './pace.ts';

test('each member reports and probes once a second, half a second apart', () => {
  const pace = new Pace('lively', 10, 0);
  const at = new Map<string, number[]>();
  for (let now = 0; now <= 3000; now += 5) {
    pace.upTo(now, (member, deed) => {
      const key = `${deed} ${member}`;
      at.set(key, [...(at.get(key) ?? []), now]);
    });
  }
  const first = (member: number, deed: Deed): number => at.get(`${deed} ${member}`)?.[0] ?? Number.NaN;
  expect(at.size).toBe(20);
  for (const times of at.values()) expect(times).toHaveLength(3);
  for (let member = 0; member < 10; member++) {
    const apart = Math.abs(first(member, 'report') - first(member, 'probe'));
    expect(Math.min(apart, 1000 - apart)).toBeGreaterThan(400);
  }
});

test('calm members probe every three seconds', () => {
  const pace = new Pace('calm', 30, 1000);
  const deeds: Deed[] = [];
  pace.upTo(4000, (_, deed) => deeds.push(deed));
  expect(deeds).toEqual(Array.from({ length: 30 }, () => 'probe'));
});
