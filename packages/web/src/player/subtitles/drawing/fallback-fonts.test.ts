import { expect, test } from 'vitest';
import { fontsFor } from './fallback-fonts.ts';

test('[SB10] only fonts are fetched that the script has letters for', () => {
  expect(fontsFor('Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Hello, мир')).toEqual(['latin']);
  expect(fontsFor('春天来了')).toEqual(['latin', 'han']);
  expect(fontsFor('ありがとう')).toEqual(['latin', 'han']);
  expect(fontsFor('Well。')).toEqual(['latin', 'han']);
  expect(fontsFor('봄이 왔어요')).toEqual(['latin', 'hangul']);
  expect(fontsFor('봄 春')).toEqual(['latin', 'han', 'hangul']);
});
