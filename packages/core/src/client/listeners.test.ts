import { expect, test } from 'vitest';
import { FakeRuntime } from '../testkit/fake-runtime.ts';
import { createListeners, createNotifier } from './listeners.ts';

test('each listener is its own, even when it is the same function', () => {
  const seen: number[] = [];
  const listeners = createListeners<number>();
  const listener = (value: number): void => {
    seen.push(value);
  };
  const stop = listeners.add(listener);
  listeners.add(listener);
  listeners.tell(1);
  stop();
  stop();
  listeners.tell(2);
  expect(seen).toEqual([1, 1, 2]);
});

test('[CL25] many changes in a row are told once, later ones again', () => {
  const runtime = new FakeRuntime();
  const notifier = createNotifier(runtime);
  let told = 0;
  notifier.subscribe(() => {
    told++;
    if (told === 1) notifier.mark();
  });
  notifier.mark();
  notifier.mark();
  expect(told).toBe(0);
  runtime.advance(0);
  expect(told).toBe(2);
  runtime.advance(1000);
  expect(told).toBe(2);
});

test('[CL30] a stopped notifier has nothing planned and works again when marked', () => {
  const runtime = new FakeRuntime();
  const notifier = createNotifier(runtime);
  let told = 0;
  notifier.subscribe(() => told++);
  notifier.mark();
  notifier.stop();
  notifier.stop();
  expect(runtime.time.planned).toBe(0);
  notifier.mark();
  runtime.advance(0);
  expect(told).toBe(1);
});

test('[CL63] while it is busy only what cannot wait is told, and the rest no later than 300 ms after', () => {
  const runtime = new FakeRuntime();
  let busy = true;
  const notifier = createNotifier(runtime, () => busy);
  const toldAt: number[] = [];
  notifier.subscribe(() => toldAt.push(runtime.time.now));
  const from = runtime.time.now;
  notifier.mark(true);
  runtime.advance(100);
  expect(toldAt).toEqual([]);
  notifier.mark();
  runtime.advance(0);
  expect(toldAt).toEqual([from + 100]);
  // What waited was told with it.
  runtime.advance(1000);
  expect(toldAt).toHaveLength(1);
  notifier.mark(true);
  runtime.advance(50);
  busy = false;
  runtime.advance(15);
  expect(toldAt).toHaveLength(2);
  busy = true;
  notifier.mark(true);
  runtime.advance(299);
  expect(toldAt).toHaveLength(2);
  notifier.mark(true);
  runtime.advance(16);
  expect(toldAt).toHaveLength(3);
  notifier.stop();
});
