import { expect, test } from 'vitest';
import { deviceKind } from './device.ts';

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36', 0, 'computer'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/19.0 Safari/605.1.15', 0, 'computer'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/19.0 Safari/605.1.15', 5, 'tablet'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148', 5, 'phone'],
  ['Mozilla/5.0 (Linux; Android 16; Pixel 9) Chrome/156.0 Mobile Safari/537.36', 5, 'phone'],
  ['Mozilla/5.0 (Linux; Android 16; SM-X910) Chrome/156.0 Safari/537.36', 10, 'tablet'],
  ['Mozilla/5.0 (Web0S; Linux/SmartTV) Chrome/120.0', 0, 'tv'],
  ['Mozilla/5.0 (SMART-TV; Linux; Tizen 8.0) Chrome/108.0 TV Safari/537.36', 0, 'tv'],
])('%s (%d touch points) is a %s', (userAgent, touchPoints, kind) => {
  expect(deviceKind(userAgent, touchPoints)).toBe(kind);
});
