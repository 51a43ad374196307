import { FakeRuntime, VirtualTime } from '@lockstep/core/testkit';
import { expect, test } from 'vitest';
import { createTaps } from './taps.ts';

function setUp() {
  const time = new VirtualTime();
  const done: string[] = [];
  const taps = createTaps(new FakeRuntime(time), {
    click: () => done.push('click'),
    doubleClick: () => done.push('double'),
    tap: () => done.push('tap'),
    skip: (seconds, gathered) => done.push(`skip ${seconds} ${gathered}`),
    skipped: () => done.push('skipped'),
  });
  return { time, done, taps };
}

test('[ST10] a click counts when no second one comes', () => {
  const { time, done, taps } = setUp();
  taps.mouse();
  time.advance(200);
  expect(done).toEqual([]);
  time.advance(100);
  expect(done).toEqual(['click']);
});

test('[ST10] a double click is no click', () => {
  const { time, done, taps } = setUp();
  taps.mouse();
  time.advance(150);
  taps.mouse();
  time.advance(1000);
  expect(done).toEqual(['double']);
});

test('[ST10] a tap acts at once, and quick taps at one side move the film ever further', () => {
  const { time, done, taps } = setUp();
  taps.touch(0.9);
  expect(done).toEqual(['tap']);
  time.advance(200);
  taps.touch(0.95);
  time.advance(400);
  taps.touch(0.9);
  time.advance(1000);
  expect(done).toEqual(['tap', 'skip 10 10', 'skip 10 20', 'skipped']);
});

test('[ST10] slow taps, taps at two sides and taps in the middle are single ones', () => {
  const { time, done, taps } = setUp();
  taps.touch(0.1);
  time.advance(400);
  taps.touch(0.1);
  time.advance(100);
  taps.touch(0.9);
  time.advance(100);
  taps.touch(0.5);
  time.advance(100);
  taps.touch(0.5);
  time.advance(1000);
  expect(done).toEqual(['tap', 'tap', 'tap', 'tap', 'tap']);
});

test('[ST10] after a stop nothing comes any more', () => {
  const { time, done, taps } = setUp();
  taps.mouse();
  taps.touch(0.1);
  taps.stop();
  time.advance(1000);
  expect(done).toEqual(['tap']);
});
