import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { localMs } from '../runtime/units.ts';
import { createHostRuntime } from './host-runtime.ts';

// Timers and the clock are vitest's; only messages really travel.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('after rings once, every again and again, and stopped ones never', () => {
  const runtime = createHostRuntime();
  const rang: string[] = [];
  runtime.after(50, () => rang.push('after'));
  const stop = runtime.every(20, () => rang.push('every'));
  runtime.after(10, () => rang.push('never'))();
  vi.advanceTimersByTime(65);
  stop();
  stop();
  vi.advanceTimersByTime(100);
  expect(rang).toEqual(['every', 'every', 'after', 'every']);
  expect(vi.getTimerCount()).toBe(0);
});

test('a wait longer than timers can count does not ring at once', () => {
  const runtime = createHostRuntime();
  const days = 86_400_000;
  let rang = 0;
  runtime.after(60 * days, () => rang++);
  vi.advanceTimersByTime(59 * days);
  expect(rang).toBe(0);
  vi.advanceTimersByTime(days);
  expect(rang).toBe(1);

  const stop = runtime.after(60 * days, () => rang++);
  vi.advanceTimersByTime(30 * days);
  stop();
  expect(vi.getTimerCount()).toBe(0);
});

test('a negative wait is none', () => {
  let rang = 0;
  createHostRuntime().after(-5, () => rang++);
  vi.advanceTimersByTime(0);
  expect(rang).toBe(1);
});

/** Lets messages through that are on their way. */
async function turn(): Promise<void> {
  for (let i = 0; i < 20; i++) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

test('at waits most of the way with a timer, and spins to the moment itself', async () => {
  const runtime = createHostRuntime();
  const rang: string[] = [];
  const moment = localMs(runtime.now() + 100);
  runtime.at(moment, () => rang.push('at'));
  vi.advanceTimersByTime(99);
  await turn();
  expect(vi.getTimerCount()).toBe(0);
  expect(rang).toEqual([]);
  vi.advanceTimersByTime(1);
  await turn();
  expect(rang).toEqual(['at']);
});

test('at rings at once for what is past', async () => {
  const runtime = createHostRuntime();
  let rang = 0;
  runtime.at(localMs(runtime.now() - 1000), () => rang++);
  vi.advanceTimersByTime(0);
  await turn();
  expect(rang).toBe(1);
});

test('a stopped at does not ring, neither while it waits nor while it spins', async () => {
  const runtime = createHostRuntime();
  let rang = 0;
  const waiting = runtime.at(localMs(runtime.now() + 100), () => rang++);
  const spinning = runtime.at(localMs(runtime.now() + 2), () => rang++);
  vi.advanceTimersByTime(0);
  await turn();
  waiting();
  spinning();
  vi.advanceTimersByTime(200);
  await turn();
  expect(rang).toBe(0);
});

test('chance is uniform enough and never one', () => {
  const runtime = createHostRuntime();
  const thrown = Array.from({ length: 2000 }, () => runtime.random());
  expect(Math.min(...thrown)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...thrown)).toBeLessThan(1);
  expect(new Set(thrown).size).toBe(2000);
  const mean = thrown.reduce((sum, value) => sum + value, 0) / thrown.length;
  // Seven standard deviations of the mean.
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.045);
});

test('what happened goes to the log that was handed in, or nowhere', () => {
  const lines: unknown[] = [];
  createHostRuntime((...line) => lines.push(line)).log('info', 'something', { count: 1 });
  createHostRuntime((...line) => lines.push(line)).log('warn', 'bare');
  createHostRuntime().log('error', 'unheard');
  expect(lines).toEqual([
    ['info', 'something', { count: 1 }],
    ['warn', 'bare', {}],
  ]);
});
