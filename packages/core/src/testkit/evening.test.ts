import { expect, test } from 'vitest';
import { runEvening } from './evening.ts';
import { Tally } from './tally.ts';

test('the first evenings break no rule', () => {
  const tally = new Tally();
  const failures = Array.from({ length: 25 }, (_, i) => runEvening(i + 1, tally)).filter(
    ({ failure }) => failure !== null,
  );
  expect(failures).toEqual([]);
  expect(tally.counts.evenings).toBe(25);
  expect(tally.skew.steady.percentiles().p95).toBeLessThan(5);
});

test('an evening is the same each time, traced or not', () => {
  const play = (trace?: (line: string) => void) => {
    const tally = new Tally();
    return [runEvening(7, tally, trace), tally.data()];
  };
  const lines: string[] = [];
  expect(play((line) => lines.push(line))).toEqual(play());
  expect(lines.some((line) => line.endsWith('p0 joins'))).toBe(true);
});

test('tallies add up', () => {
  const whole = new Tally();
  const sum = new Tally();
  for (const seed of [3, 4]) {
    const own = new Tally();
    runEvening(seed, whole);
    runEvening(seed, own);
    sum.addAll(JSON.parse(JSON.stringify(own.data())));
  }
  expect(sum.data()).toEqual(whole.data());
});

// Evenings that once broke a rule, by what was wrong.
test.each([
  [9137, 'a clock that stood still in sleep is found out late over a dead line'],
  [1162, 'a start that a sleeping device had missed made it run fast, and silently, for seconds'],
  [7957, 'answers under way while the clock went back seemed to have come quicker than they had'],
  [22121, 'a hello held up on an old line threw out the newer one for good'],
])('seed %i: %s', (seed) => {
  expect(runEvening(seed, new Tally()).failure).toBeNull();
});
