import { expect, test } from 'vitest';
import { FIRST_SETTINGS, settingsFromText } from './own-settings.ts';

test('what was kept comes back', () => {
  const kept = { startVolume: 0.4, speedOverlay: true, notices: false, tolerance: 2 };
  expect(settingsFromText(JSON.stringify(kept))).toEqual(kept);
});

test.each([
  null,
  '',
  '{',
  '7',
  'null',
  '[]',
  '{"startVolume":7,"speedOverlay":"yes","notices":null,"tolerance":7}',
])('from %j come the first settings', (text) => {
  expect(settingsFromText(text)).toEqual(FIRST_SETTINGS);
});

test('a part that makes no sense does not take the rest with it', () => {
  expect(settingsFromText('{"startVolume":-1,"speedOverlay":true}')).toEqual({
    ...FIRST_SETTINGS,
    speedOverlay: true,
  });
});
