import { expect, test } from 'vitest';
import fc from 'fast-check';
import { formatTime } from '../../player/film-time.ts';
import { LIVE_FROM_SEC } from '../../player/feeds/live-scale.ts';
import { typedTime } from './typed-time.ts';

test.each([
  ['1:02:05', 3725],
  ['62:05', 3725],
  ['0:05', 5],
  [' 90 ', 90],
  ['1:05.5', 65.5],
  ['1：02：05', 3725],
  ['1h 2m 5s', 3725],
  ['1h2m', 3720],
  ['5m', 300],
  ['90s', 90],
  ['1.5 hours', 5400],
  ['1小时2分5秒', 3725],
  ['2分钟', 120],
])('[ST14] %s', (text, seconds) => {
  expect(typedTime(text)).toBe(seconds);
});

test.each(['', '  ', 'later', '1:75', '1:80:00', '-5', '1:2:3:4', '5m 2h', '1e5', 'Infinity', '::'])(
  '[ST14] %j is no time',
  (text) => {
    expect(typedTime(text)).toBeNull();
  },
);

test('[ST14] what the bar shows can be typed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: LIVE_FROM_SEC - 1 }), (seconds) => {
      expect(typedTime(formatTime(seconds))).toBe(seconds);
    }),
  );
});
