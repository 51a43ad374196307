/**
 * Without gesture: enters a room as a page does that the browser has restored: nobody has clicked, and sound is refused.
 * The driver's own questions count as gestures, so until the refusal only a bare session may ask the page anything.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';

/** Of a page that was nowhere yet. Resolves when `appeared` (an expression in it) is true; rejects after `limitMs`. */
export async function enterWithoutGesture(
  page: Page,
  url: string,
  appeared: string,
  limitMs = 20_000,
): Promise<void> {
  await page.addInitScript(() => {
    const timer = setInterval(() => {
      const form = document.querySelector('form');
      if (form === null || !location.pathname.startsWith('/r/')) return;
      clearInterval(timer);
      form.requestSubmit();
    }, 50);
  });
  await page.goto(url);
  const session = await page.context().newCDPSession(page);
  const end = performance.now() + limitMs;
  for (;;) {
    const answer = await session.send('Runtime.evaluate', { expression: appeared, returnByValue: true });
    if (answer.result.value === true) return;
    if (performance.now() > end) throw new Error(`not within ${limitMs} ms: ${appeared}`);
    await pause(100);
  }
}

/** The film plays, and its sound is held back. */
export const playsMuted = `(() => {
  const video = document.querySelector('video');
  return video !== null && video.muted && !video.paused && video.currentTime > 0;
})()`;
