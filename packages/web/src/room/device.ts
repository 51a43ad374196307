/** Device: what kind of thing this browser runs on, as others see it in the list of people. */
import type { Presence } from '@lockstep/core';

/** Told from what the browser says about itself; wrong guesses only change an icon. */
export function deviceKind(userAgent: string, touchPoints: number): Presence['device'] {
  if (/\b(smart-?tv|appletv|googletv|hbbtv|bravia|tizen.+tv|web0s|webos)\b/i.test(userAgent)) return 'tv';
  if (/\b(ipad|tablet)\b/i.test(userAgent)) return 'tablet';
  // An iPad asks for desktop pages by default and then calls itself a Macintosh.
  if (/macintosh/i.test(userAgent) && touchPoints > 1) return 'tablet';
  if (/android/i.test(userAgent)) return /mobile/i.test(userAgent) ? 'phone' : 'tablet';
  return /iphone|mobile/i.test(userAgent) ? 'phone' : 'computer';
}
