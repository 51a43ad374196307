import { mediaSec } from '@lockstep/core';
import { FakeRuntime, VirtualTime } from '@lockstep/core/testkit';
import { expect, test } from 'vitest';
import { createSeekPresses } from './seek-presses.ts';

function setUp(duration: number | null = 100) {
  const time = new VirtualTime();
  const runtime = new FakeRuntime(time);
  const sent: number[] = [];
  const film = { position: 50 };
  const presses = createSeekPresses({
    runtime,
    position: () => mediaSec(film.position),
    duration: () => (duration === null ? null : mediaSec(duration)),
    send: (to) => {
      sent.push(to);
      film.position = to;
    },
    onChange: () => {},
  });
  return { time, sent, presses };
}

test('one press is sent when it is let go, at once', () => {
  const { presses, sent } = setUp();
  presses.press(5);
  expect(sent).toEqual([]);
  expect(presses.target()).toBe(55);
  presses.release();
  expect(sent).toEqual([55]);
  expect(presses.target()).toBeNull();
});

test('a key held down is one seek', () => {
  const { presses, sent, time } = setUp();
  for (let repeat = 0; repeat < 6; repeat += 1) {
    presses.press(-5);
    time.advance(33);
  }
  expect(sent).toEqual([]);
  presses.release();
  expect(sent).toEqual([20]);
});

test('quick presses gather into the second seek', () => {
  const { presses, sent, time } = setUp();
  for (let hit = 0; hit < 4; hit += 1) {
    presses.press(10);
    presses.release();
    time.advance(50);
  }
  expect(sent).toEqual([60]);
  expect(presses.target()).toBe(90);
  time.advance(250);
  expect(sent).toEqual([60, 90]);
  time.advance(10_000);
  expect(sent).toHaveLength(2);
});

test('the target stays inside the film, and a stop leaves nothing behind', () => {
  const { presses, sent, time } = setUp();
  presses.press(500);
  expect(presses.target()).toBe(100);
  presses.release();
  presses.press(-999);
  presses.release();
  presses.stop();
  time.advance(10_000);
  expect(sent).toEqual([100]);
});

test('letting go of a key that was never ours sends nothing', () => {
  const { presses, sent } = setUp();
  presses.release();
  expect(sent).toEqual([]);
});
