import { localMs } from '@lockstep/core';
import { expect, test } from 'vitest';
import { usualLimits } from '../rooms/limits.ts';
import { Doors } from './doors.ts';

const doors = (limits = {}) => new Doors({ ...usualLimits, ...limits });
const now = localMs(0);

test('[OP11] so many from one address, and a place that is given back is free, once', () => {
  const some = doors({ connectionsPerAddress: 2 });
  const first = some.enter('a', now);
  some.enter('a', now);
  expect(some.enter('a', now)).toEqual({ ok: false, error: 'tooMany' });
  expect(some.enter('b', now).ok).toBe(true);
  if (first.ok) {
    first.value();
    first.value();
  }
  expect(some.open).toBe(2);
  expect(some.enter('a', now).ok).toBe(true);
  expect(some.enter('a', now).ok).toBe(false);
});

test('[OP11] so many in all', () => {
  const some = doors({ connections: 1 });
  some.enter('a', now);
  expect(some.enter('b', now)).toEqual({ ok: false, error: 'full' });
});

test('[OP11] so many new ones a minute from one address', () => {
  const some = doors({ arrivalsPerMinute: 60, arrivalsBurst: 1 });
  const come = (address: string, at: number): boolean => some.enter(address, localMs(at)).ok;
  expect([come('a', 0), come('a', 0), come('b', 0), come('a', 1000)]).toEqual([true, false, true, true]);
});

test('[OP3] shut doors let nobody in', () => {
  const some = doors();
  some.shut();
  expect(some.enter('a', now)).toEqual({ ok: false, error: 'restarting' });
});
