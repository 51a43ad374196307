import { expect, test } from 'vitest';
import { everySteadily } from './steady-tick.ts';

/** Timers that ring later than they should. */
function lateRuntime(lateMs: () => number) {
  let now = 0;
  let timer: { readonly at: number; readonly run: () => void } | null = null;
  const runtime = {
    now: () => now as never,
    after: (ms: number, run: () => void) => {
      const mine = { at: now + ms, run };
      timer = mine;
      return () => {
        if (timer === mine) timer = null;
      };
    },
  };
  const step = (): void => {
    if (timer === null) return;
    const { at, run } = timer;
    timer = null;
    now = at + lateMs();
    run();
  };
  return { runtime, step, isQuiet: () => timer === null };
}

test('[PR12] rings that come late do not move those after them', () => {
  let late = 0;
  const { runtime, step } = lateRuntime(() => late);
  const rang: number[] = [];
  everySteadily(runtime, 1000, () => rang.push(runtime.now()));
  step();
  late = 300;
  step();
  late = 0;
  step();
  expect(rang).toEqual([1000, 2300, 3000]);
});

test('[PR12] after a long pause it goes on in its own beat, once for all it missed', () => {
  let late = 4500;
  const { runtime, step } = lateRuntime(() => late);
  const rang: number[] = [];
  everySteadily(runtime, 1000, () => rang.push(runtime.now()));
  step();
  late = 0;
  step();
  expect(rang).toEqual([5500, 6000]);
});

test('stopped it rings no more, from inside its own ring too', () => {
  const { runtime, step, isQuiet } = lateRuntime(() => 0);
  let rings = 0;
  const stop = everySteadily(runtime, 1000, () => {
    rings++;
    if (rings === 2) stop();
  });
  for (let n = 0; n < 4; n++) step();
  expect(rings).toBe(2);
  expect(isQuiet()).toBe(true);
});
