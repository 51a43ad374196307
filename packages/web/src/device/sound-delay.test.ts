import { expect, test } from 'vitest';
import { boundedDelay, delaysFromText, deviceIn, withDelay } from './sound-delay.ts';

const output = (deviceId: string, label = '', groupId = '') =>
  ({ kind: 'audiooutput', deviceId, label, groupId }) as const;

test('a delay is a whole number of ms within half a second', () => {
  expect([boundedDelay(12.4), boundedDelay(-900), boundedDelay(900), boundedDelay(Number.NaN)]).toEqual([
    12, -500, 500, 0,
  ]);
});

test('each device keeps its own delay', () => {
  const delays = withDelay(withDelay(new Map(), 'headset', 180), 'tv', 60);
  const text = JSON.stringify(Object.fromEntries(withDelay(delays, 'headset', 170)));
  expect([...delaysFromText(text)]).toEqual([
    ['tv', 60],
    ['headset', 170],
  ]);
});

test('the oldest of very many is forgotten', () => {
  let delays: ReadonlyMap<string, number> = new Map();
  for (const number of Array(30).keys()) delays = withDelay(delays, `d${number}`, number);
  expect([delays.size, delays.has('d9'), delays.get('d29')]).toEqual([20, false, 29]);
});

test.each([null, '', '{', '[', 'null', '{"a":"b"}'])('nothing is read from %j', (text) => {
  expect(delaysFromText(text).size).toBe(0);
});

test('the device in use is the one the system calls its default', () => {
  const listed = [output('x', 'Loudspeakers', 'g1'), output('default', 'Default - Headset', 'g2')];
  expect(deviceIn(listed)).toEqual({ key: 'Headset', label: 'Headset' });
  expect(deviceIn([output('default', '', 'g2')])).toEqual({ key: 'g2', label: null });
});

test('a browser that tells nothing has one delay for all', () => {
  expect(deviceIn([output('')])).toEqual({ key: 'usual', label: null });
  expect(deviceIn([])).toEqual({ key: 'usual', label: null });
});
