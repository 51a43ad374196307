/** Theme: light or dark, on a page that follows the system, until nothing of the other is left on it. */
import type { Page } from '@playwright/test';

export type Theme = 'dark' | 'light';
export const themes: readonly Theme[] = ['dark', 'light'];

export async function wear(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, theme);
  // A change of colour begins with the next picture of the page, which a busy machine takes its time for.
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every((change) => !(change instanceof CSSTransition) || change.playState === 'finished'),
  );
}
