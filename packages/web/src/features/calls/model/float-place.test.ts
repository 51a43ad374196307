import { expect, test } from 'vitest';
import { FIRST_PLACE } from '../../../device/call-look.ts';
import { keyMove, movedBy, positionOf } from './float-place.ts';

const stage = { width: 1000, height: 600 };
const box = { width: 200, height: 100 };
const insets = { top: 10, right: 10, bottom: 90, left: 10 };

test('[CA74] it begins at the top right', () => {
  expect(positionOf(FIRST_PLACE, stage, box, insets)).toEqual({ left: 790, top: 10 });
});

test('[CA74] it cannot be moved out of the stage', () => {
  const far = movedBy(FIRST_PLACE, { x: 5000, y: 5000 }, stage, box, insets);
  expect(positionOf(far, stage, box, insets)).toEqual({ left: 790, top: 410 });
  const back = movedBy(far, { x: -5000, y: -5000 }, stage, box, insets);
  expect(positionOf(back, stage, box, insets)).toEqual({ left: 10, top: 10 });
});

test('[CA74] it moves by as much as the hand does', () => {
  const moved = movedBy({ x: 0, y: 0 }, { x: 130, y: 40 }, stage, box, insets);
  expect(positionOf(moved, stage, box, insets)).toEqual({ left: 140, top: 50 });
});

test('[CA74] in its corner it stays when the stage changes its size', () => {
  const small = { width: 390, height: 220 };
  expect(positionOf({ x: 1, y: 1 }, small, box, insets)).toEqual({ left: 180, top: 30 });
});

test('[CA74] where it is too large for the stage it is at its beginning, and remembers its corner', () => {
  const tiny = { width: 100, height: 50 };
  expect(positionOf({ x: 1, y: 1 }, tiny, box, insets)).toEqual({ left: 10, top: 10 });
  expect(movedBy({ x: 1, y: 1 }, { x: -20, y: -20 }, tiny, box, insets)).toEqual({ x: 1, y: 1 });
});

test('[CA74] arrows move it, with Shift further; other keys do not', () => {
  expect(keyMove('ArrowLeft', false)).toEqual({ x: -24, y: 0 });
  expect(keyMove('ArrowDown', true)).toEqual({ x: 0, y: 120 });
  expect(keyMove('Enter', false)).toBeNull();
});
