import { FakeRuntime } from '@lockstep/core/testkit';
import { expect, test, vi } from 'vitest';
import { createMemoryLog } from '../adapters/log/memory.ts';
import { logCheck } from '../rooms/log-check.ts';
import { createServer } from '../testkit/evening.ts';
import { createReadiness } from './readiness.ts';

const check = (name: string, needed: boolean, answer: () => Promise<boolean>) => ({
  name,
  needed,
  check: answer,
});

test('[OP4] what is needed decides, what is not is only told', async () => {
  const runtime = new FakeRuntime();
  const checks = [check('log', true, async () => true), check('bus', false, async () => false)];
  const ready = createReadiness(runtime, checks, () => false);
  expect(await ready()).toEqual({ ready: true, draining: false, checks: { log: 'ok', bus: 'failed' } });
});

test('a check that throws or never answers has failed', async () => {
  const runtime = new FakeRuntime();
  const checks = [
    check('log', true, async () => {
      throw new Error('disk full');
    }),
    check('hangs', true, async () => new Promise(() => {})),
  ];
  const answer = createReadiness(runtime, checks, () => false)();
  runtime.advance(2000);
  expect(await answer).toMatchObject({ ready: false, checks: { log: 'failed', hangs: 'failed' } });
  expect(runtime.logged).toMatchObject([{ event: 'not ready', fields: { check: 'log' } }]);
});

test('[OP4] draining is told at once; checks are asked once a second', async () => {
  const runtime = new FakeRuntime();
  const log = vi.fn(async () => true);
  let draining = false;
  const ready = createReadiness(runtime, [check('log', true, log)], () => draining);
  await ready();
  draining = true;
  expect(await ready()).toMatchObject({ ready: false, draining: true });
  expect(log).toHaveBeenCalledTimes(1);
  runtime.advance(1000);
  await ready();
  expect(log).toHaveBeenCalledTimes(2);
});

test('[OP4] the log is asked to keep something, and keeps nothing of it', async () => {
  const log = createMemoryLog();
  const { environment } = createServer({ log });
  const append = vi.spyOn(log, 'append');
  const asked = async (): Promise<boolean> => logCheck(environment).check();
  expect(await asked()).toBe(true);
  expect(await asked()).toBe(true);
  const place = append.mock.calls[0]?.[0] ?? '';
  expect(await log.read(place, 0)).toEqual([]);
  append.mockRejectedValue(new Error('read-only'));
  await expect(asked()).rejects.toThrow('read-only');
});
