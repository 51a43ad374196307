import { expect, test } from 'vitest';
import { localMs, serverMs, type LocalMs } from '../runtime/units.ts';
import { ServerTime } from './server-time.ts';

test('nothing before a welcome, by the welcome after it, and by the clock once that is ready', () => {
  const clock = { ready: false, toServer: (moment: LocalMs) => serverMs(moment + 5000) };
  const time = new ServerTime(clock);
  expect(time.of(localMs(100))).toBeNull();
  time.welcomed(serverMs(1000), localMs(100));
  expect([time.of(localMs(150)), time.of(localMs(-2000))]).toEqual([1050, 0]);
  clock.ready = true;
  expect(time.of(localMs(150))).toBe(5150);
});
