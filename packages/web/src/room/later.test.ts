import { FakeRuntime, VirtualTime, createDice } from '@lockstep/core/testkit';
import { beforeEach, expect, test } from 'vitest';
import { later } from './later.ts';

let time: VirtualTime;
let runtime: FakeRuntime;
let deeds: string[];

beforeEach(() => {
  time = new VirtualTime();
  runtime = new FakeRuntime(time, {}, createDice(1));
  deeds = [];
});

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
const begin = (load: () => Promise<string> = async () => 'part') =>
  later(
    runtime,
    () => {
      deeds.push('load');
      return load();
    },
    (part) => {
      deeds.push(part);
      return () => deeds.push('stop');
    },
  );

test('nothing is loaded in the first moments', async () => {
  const stop = begin();
  time.advance(4900);
  expect(deeds).toEqual([]);
  time.advance(200);
  await settled();
  expect(deeds).toEqual(['load', 'part']);
  stop();
  expect(deeds).toEqual(['load', 'part', 'stop']);
});

test('who leaves before loads nothing, who leaves while it loads begins nothing', async () => {
  begin()();
  time.advance(10_000);
  expect(deeds).toEqual([]);
  const stop = begin();
  time.advance(5100);
  stop();
  await settled();
  expect(deeds).toEqual(['load']);
});

test('what cannot be loaded is done without', async () => {
  const stop = begin(async () => Promise.reject(new Error('no network')));
  time.advance(5100);
  await settled();
  stop();
  expect(deeds).toEqual(['load']);
});
