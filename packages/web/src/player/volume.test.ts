import { expect, test } from 'vitest';
import { FIRST_VOLUME, turned, volumeFromText, volumeToText } from './volume.ts';

test('what was kept comes back', () => {
  for (const volume of [
    { level: 0, muted: false },
    { level: 0.35, muted: true },
    { level: 1, muted: false },
  ]) {
    expect(volumeFromText(volumeToText(volume))).toEqual(volume);
  }
});

test.each([null, '', 'loud', '7', '-1', 'NaN'])('%j gives the volume of a first visit', (text) => {
  expect(volumeFromText(text)).toEqual(FIRST_VOLUME);
});

test('turning stays within bounds and unmutes upwards only', () => {
  expect(turned({ level: 0.95, muted: true }, 0.1)).toEqual({ level: 1, muted: false });
  expect(turned({ level: 0.05, muted: true }, -0.1)).toEqual({ level: 0, muted: true });
  expect(turned({ level: 0.2, muted: false }, 0.1)).toEqual({ level: 0.3, muted: false });
});
