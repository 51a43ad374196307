import { FakeRuntime } from '@lockstep/core/testkit';
import { expect, test } from 'vitest';
import { relieve, watchBacklog } from './backlog.ts';

function line(bufferedAmount: number) {
  return {
    bufferedAmount,
    cut: false,
    terminate() {
      this.cut = true;
    },
  };
}

test('[OP14] the slowest go first, and no more of them than must', () => {
  const lines = [line(10), line(500), line(0), line(300), line(200)];
  expect(relieve(lines, 600)).toBe(1);
  expect(lines.map(({ cut }) => cut)).toEqual([false, true, false, false, false]);
  expect(relieve([line(600)], 600)).toBe(0);
});

test('[OP14] it is looked after twice a second, until stopped', () => {
  const runtime = new FakeRuntime();
  const lines = [line(10)];
  const stop = watchBacklog(runtime, () => lines, 5);
  runtime.advance(400);
  expect(lines[0]?.cut).toBe(false);
  runtime.advance(200);
  expect(lines[0]?.cut).toBe(true);
  expect(runtime.logged).toMatchObject([{ event: 'slow readers cut off', fields: { lines: 1 } }]);
  stop();
  expect(runtime.time.planned).toBe(0);
});
