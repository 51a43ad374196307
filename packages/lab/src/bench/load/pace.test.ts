import { expect, test } from 'vitest';
import { calm, Pace, type Deed } from './pace.ts';

test('each member reports once a second, evenly spread over it', () => {
  const pace = new Pace({ name: 'lively', roundMs: 1000 }, 10, 0);
  const at = new Map<string, number[]>();
  for (let now = 0; now <= 3000; now += 5) {
    pace.upTo(now, (member, deed) => {
      const key = `${deed} ${member}`;
      at.set(key, [...(at.get(key) ?? []), now]);
    });
  }
  expect([...at.keys()]).toEqual(Array.from({ length: 10 }, (_, member) => `report ${member}`));
  for (const times of at.values()) expect(times).toHaveLength(3);
  const firsts = [...at.values()].map((times) => times[0] ?? Number.NaN);
  for (const [i, first] of firsts.entries()) expect(Math.abs(first - (i + 1) * 100)).toBeLessThanOrEqual(5);
});

test('calm members probe every three seconds', () => {
  const pace = new Pace(calm, 30, 1000);
  const deeds: Deed[] = [];
  pace.upTo(4000, (_, deed) => deeds.push(deed));
  expect(deeds).toEqual(Array.from({ length: 30 }, () => 'probe'));
});
