/** The two screens that people watch on, for trials that must hold on both. */
import type { Locator, Page } from '@playwright/test';
import type { Wishes } from './lockstep.ts';

export const phone: Wishes = { viewport: { width: 390, height: 844 }, hasTouch: true };

export const screens: readonly (readonly [name: string, wishes: Wishes])[] = [
  ['a computer', {}],
  ['a phone', phone],
];

/** Brings the controls over the picture, as a person on this screen would, and keeps them for a while. */
export async function wake(page: Page): Promise<void> {
  const box = await page.getByRole('region', { name: 'Stage' }).boundingBox();
  if (box === null) throw new Error('there is no stage');
  const [x, y] = [box.x + box.width / 2, box.y + box.height * 0.45];
  const touch = await page.evaluate(() => navigator.maxTouchPoints > 0);
  if (touch) await page.touchscreen.tap(x, y);
  await page.mouse.move(x, y);
  await page.mouse.move(x + 3, y);
}

/** The list of people in sight, on each of these pages. */
export async function showPeople(...people: readonly { readonly page: Page }[]): Promise<void> {
  for (const { page } of people) await page.getByRole('tab', { name: 'People' }).click();
}

/** A tool of watching together: over the picture, or in the menu where the film needs all the room; the menu is open then. */
export async function tool(page: Page, name: RegExp): Promise<Locator> {
  const lying = page.getByRole('button', { name });
  if (await lying.isVisible()) return lying;
  await page.getByRole('button', { name: 'More' }).click();
  return page.getByRole('menuitem', { name }).or(page.getByRole('menuitemcheckbox', { name }));
}
