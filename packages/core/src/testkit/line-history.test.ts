import { expect, test } from 'vitest';
import { mediaSec, serverMs } from '../runtime/units.ts';
import { LineHistory } from './line-history.ts';

const line = (position: number, playing: boolean, at: number) => ({
  position: mediaSec(position),
  rate: 1,
  playing,
  at: serverMs(at),
});

test('a line rules from its moment on, unless a newer one came first', () => {
  const history = new LineHistory();
  expect(history.position(serverMs(0), 100)).toBeNull();
  history.add(line(0, true, 1000));
  history.add(line(10, false, 5000));
  expect(history.position(serverMs(3000), 100)).toBe(2);
  history.add(line(50, true, 4000));
  expect(history.position(serverMs(4500), 100)).toBe(50.5);
  expect(history.position(serverMs(6000), 100)).toBe(52);
  expect(history.position(serverMs(600_000), 100)).toBe(100);
});
