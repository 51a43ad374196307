/** Theme: light or dark, on a page that follows the system, until nothing of the other is left on it. */
import type { Page } from '@playwright/test';

export type Theme = 'dark' | 'light';
export const themes: readonly Theme[] = ['dark', 'light'];

/** Longer than any change of colour takes for those who want no motion. */
const SETTLED_MS = 100;

export async function wear(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, theme);
  await page.waitForTimeout(SETTLED_MS);
}
