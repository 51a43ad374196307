import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bounds, overlayFrom, shareOf, usualOverlay } from './overlay-settings.ts';

const usual = usualOverlay(false);

test('[TK15] danmaku are off on phones to begin with, and nothing else is', () => {
  expect(usual.danmaku).toBe(true);
  expect(usualOverlay(true)).toEqual({ ...usual, danmaku: false });
});

test('[TK16] what was kept comes back', () => {
  const mine = { ...usual, on: false, lines: 'never' as const, area: 'half' as const, speed: 1.5, size: 2 };
  expect(overlayFrom(JSON.stringify(mine), usual)).toEqual(mine);
});

test('[TK16] whatever was kept, the settings are within their bounds', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string(), fc.constant(null)), (kept) => {
      const settings = overlayFrom(kept, usual);
      for (const name of ['opacity', 'speed', 'size'] as const) {
        expect(settings[name]).toBeGreaterThanOrEqual(bounds[name].min);
        expect(settings[name]).toBeLessThanOrEqual(bounds[name].max);
      }
      expect(Object.keys(settings)).toEqual(Object.keys(usual));
    }),
  );
  expect(overlayFrom('{"speed":1e99,"lines":"loud","on":"yes"}', usual)).toEqual(usual);
});

test('[TK17] no area reaches into the last 15 %', () => {
  for (const share of Object.values(shareOf)) expect(share).toBeLessThanOrEqual(0.85);
});
