import { expect, test } from 'vitest';
import { localMs } from '../runtime/units.ts';
import { createDice } from './dice.ts';
import { FakeRuntime } from './fake-runtime.ts';
import { VirtualTime } from './virtual-time.ts';

test('things happen in order of their moment, then of planning', () => {
  const time = new VirtualTime();
  const seen: string[] = [];
  time.plan(20, () => seen.push('c'));
  time.plan(10, () => seen.push('a'));
  time.plan(10, () => seen.push('b'));
  time.plan(15, () => seen.push('never'))();
  time.advance(30);
  expect(seen).toEqual(['a', 'b', 'c']);
  expect(time.planned).toBe(0);
});

test('a heap of a thousand things comes out sorted', () => {
  const time = new VirtualTime();
  const dice = createDice(7);
  const seen: number[] = [];
  for (let i = 0; i < 1000; i++) time.plan(dice.below(500), () => seen.push(time.now));
  time.advance(500);
  expect(seen).toHaveLength(1000);
  expect(seen).toEqual([...seen].toSorted((a, b) => a - b));
});

test('a timer may plan and stop timers', () => {
  const runtime = new FakeRuntime();
  let rang = 0;
  const stop = runtime.every(10, () => {
    rang++;
    if (rang === 3) stop();
  });
  runtime.advance(100);
  expect(rang).toBe(3);
  expect(runtime.time.planned).toBe(0);
});

test('a device has its own clock', () => {
  const runtime = new FakeRuntime(new VirtualTime(), { offsetMs: 5000, driftPpm: 100 });
  let rang = 0;
  runtime.at(localMs(5000 + 1000.1), () => {
    rang = runtime.time.now;
  });
  runtime.advance(10_000);
  expect(runtime.now()).toBeCloseTo(15_001, 6);
  expect(rang).toBeCloseTo(1000, 6);
  runtime.step(-2000);
  expect(runtime.now()).toBeCloseTo(13_001, 6);
});

test('asleep nothing rings; on waking all that is still wanted does', () => {
  const runtime = new FakeRuntime();
  const seen: string[] = [];
  runtime.after(10, () => seen.push('once'));
  const stop = runtime.after(20, () => seen.push('never'));
  const stopEvery = runtime.every(25, () => seen.push('tick'));
  runtime.sleep();
  runtime.whenAwake(() => seen.push('from outside'));
  runtime.advance(1000);
  expect([runtime.asleep, seen]).toEqual([true, []]);
  stop();
  runtime.wake();
  expect(seen).toEqual(['from outside', 'once', 'tick']);
  runtime.advance(25);
  expect(seen).toEqual(['from outside', 'once', 'tick', 'tick']);
  stopEvery();
  expect(runtime.time.planned).toBe(0);
});

test('the same seed throws the same dice, forks are independent', () => {
  const a = createDice(3);
  const b = createDice(3);
  expect([a.uniform(), a.normal(0, 1), a.exponential(5), a.below(9)]).toEqual([
    b.uniform(),
    b.normal(0, 1),
    b.exponential(5),
    b.below(9),
  ]);
  expect(createDice(3).fork('x').uniform()).not.toBe(createDice(3).fork('y').uniform());
});
