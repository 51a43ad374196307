import { expect, test } from 'vitest';
import { pictureRect } from './picture-rect.ts';

test('[SB9] a picture is between bars at its sides, or above and below', () => {
  const picture = { width: 1920, height: 1080 };
  expect(pictureRect({ width: 2000, height: 900 }, picture)).toEqual({
    left: 200,
    top: 0,
    width: 1600,
    height: 900,
  });
  expect(pictureRect({ width: 390, height: 844 }, picture)).toEqual({
    left: 0,
    top: 313,
    width: 390,
    height: 219,
  });
});

test('[SB9] without a picture it is the whole box', () => {
  expect(pictureRect({ width: 390, height: 844 }, { width: 0, height: 0 })).toEqual({
    left: 0,
    top: 0,
    width: 390,
    height: 844,
  });
});
