import { serverMs } from '@lockstep/core';
import { expect, test } from 'vitest';
import { createServerRuntime } from './server-runtime.ts';

const runtimeAt = (timeOrigin: number, notBefore: number) =>
  createServerRuntime(() => {}, serverMs(notBefore), { timeOrigin });

test('[LG16] the clock begins with the wall’s', () => {
  const before = performance.now();
  const now = runtimeAt(1e12, 1e12 - 5).now();
  expect(now).toBeGreaterThanOrEqual(1e12 + before);
  expect(now).toBeLessThanOrEqual(1e12 + performance.now());
});

test('[LG16] where the wall stepped back, it goes on after the last moment of the run before', () => {
  const runtime = runtimeAt(1e12, 1e12 + 3600_000);
  expect(runtime.now()).toBeGreaterThan(1e12 + 3600_000);
  expect(runtime.now()).toBeLessThan(1e12 + 3600_000 + 1000);
});

test('[LG16] timers at a moment ring then on that clock too', async () => {
  const runtime = runtimeAt(1e12, 1e12 + 3600_000);
  const moment = runtime.now() + 20;
  const rang = await new Promise<number>((resolve) => {
    runtime.at(moment as ReturnType<typeof runtime.now>, () => resolve(runtime.now()));
  });
  expect(rang).toBeGreaterThanOrEqual(moment);
});
