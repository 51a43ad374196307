import { expect, test } from 'vitest';
import { localMs } from '../runtime/units.ts';
import { spinUntil } from './spin.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('[PL23] looks at the clock turn by turn and runs once, at the moment', async () => {
  let clock = 0;
  let looks = 0;
  const now = () => {
    looks++;
    return localMs(clock);
  };
  let ran = 0;
  spinUntil(localMs(5), now, () => ran++);
  while (looks < 4) await turn();
  expect(ran).toBe(0);
  clock = 5;
  while (ran === 0) await turn();
  const before = looks;
  for (let i = 0; i < 5; i++) await turn();
  expect([ran, looks]).toEqual([1, before]);
});

test('[PL24] a stopped spin runs nothing and lets go of its port', async () => {
  let ran = 0;
  const stop = spinUntil(
    localMs(0),
    () => localMs(1),
    () => ran++,
  );
  stop();
  stop();
  for (let i = 0; i < 5; i++) await turn();
  expect(ran).toBe(0);
});
