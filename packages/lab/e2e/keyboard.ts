/** Keyboard: finding one's way by Tab alone, and the proof that nothing else was used. */
import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any screen has. */
const MOST_STOPS = 80;

/** Goes on with Tab until `goal` has the focus, which must then be seen. */
export async function tabTo(page: Page, goal: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(goal).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await hasFocus(goal)) {
      expect(await isMarked(page), `the focus is seen on ${await goal.textContent()}`).toBe(true);
      return;
    }
    await page.keyboard.press(key);
  }
  throw new Error(`not reached by ${key}: ${goal.toString()}`);
}

const hasFocus = (goal: Locator): Promise<boolean> =>
  goal.evaluate((element) => element === document.activeElement);

/** The element with the focus, its line or its thumb is outlined or ringed. */
function isMarked(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null) return false;
    const outlined = (element: Element, part?: string): boolean => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element, part);
      const ring = element !== focused && boxShadow !== 'none';
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || ring;
    };
    if (outlined(focused)) return true;
    // A field's frame is drawn around it; a native slider draws its thumb, which scripts cannot look at.
    const frame = focused.parentElement;
    return (frame !== null && outlined(frame)) || focused.matches('input[type=range]:focus-visible');
  });
}

/** Counts what only a mouse, a pen or a finger does; to be called before the page is opened. */
export async function countPointers(page: Page): Promise<() => Promise<number>> {
  let used = 0;
  await page.exposeFunction('pointerUsed', () => {
    used += 1;
  });
  await page.addInitScript(() => {
    for (const kind of ['pointerdown', 'pointermove', 'mousedown', 'touchstart', 'wheel'])
      addEventListener(
        kind,
        () => (globalThis as unknown as { pointerUsed: () => void }).pointerUsed(),
        true,
      );
  });
  return async () => used;
}
