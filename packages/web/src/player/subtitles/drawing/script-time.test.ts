import { expect, test } from 'vitest';
import { isBeyond, scriptTime, type ScriptSight } from './script-time.ts';

const sight = (more: Partial<ScriptSight>): ScriptSight => ({
  ofFilm: false,
  elementSec: 12,
  zeroSec: 0,
  offsetSec: 0,
  lengthSec: 60,
  roomSec: 12.02,
  ...more,
});

test('[SB18] a script follows the room, as the picture tells it', () => {
  expect(scriptTime(sight({}))).toBe(12);
  expect(scriptTime(sight({ offsetSec: 2 }))).toBe(10);
  expect(scriptTime(sight({ offsetSec: -2 }))).toBe(14);
  expect(scriptTime(sight({ elementSec: 1012, zeroSec: 1000, offsetSec: 2 }))).toBe(10);
});

test('[SB18] one that came with the film that plays here stays with its pictures', () => {
  expect(scriptTime(sight({ ofFilm: true, offsetSec: 2 }))).toBe(12);
  expect(scriptTime(sight({ ofFilm: true, elementSec: 1012, zeroSec: 1000 }))).toBe(12);
});

test('[SB18] before the beginning of another cut, and after its end, the room’s clock counts', () => {
  const before = sight({ offsetSec: -20, elementSec: 0, roomSec: 5 });
  expect([isBeyond(before), scriptTime(before)]).toEqual([true, 5]);
  const after = sight({ offsetSec: 2, elementSec: 60, roomSec: 59 });
  expect([isBeyond(after), scriptTime(after)]).toEqual([true, 59]);
  // Without an offset the film's own end is everybody's; a length that is not known ends nothing.
  expect(isBeyond(sight({ roomSec: 61 }))).toBe(false);
  expect(isBeyond(sight({ offsetSec: 2, lengthSec: Number.NaN }))).toBe(false);
});
