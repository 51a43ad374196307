/** Choose copy: what a person does to watch a copy of his own instead of the room's film. */
import type { Page } from '@playwright/test';

const patienceMs = 30_000;

/** The room's film is a file of somebody's; this is the same one. */
export async function giveFile(page: Page, file: string): Promise<void> {
  await page.locator('main input[type=file]').first().setInputFiles(file);
}

/** The room's film is there for everybody; this member takes another way to it. */
export async function takeOwn(
  page: Page,
  own: { readonly link: string } | { readonly file: string },
): Promise<void> {
  const before = await sourceOf(page);
  // The bar is there for those who move.
  await page.mouse.move(300, 300);
  await page.mouse.move(310, 300);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Use another copy here…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your copy of the film' });
  if ('file' in own) await dialog.locator('input[type=file]').setInputFiles(own.file);
  else {
    await dialog.getByLabel('Link to my copy').fill(own.link);
    await dialog.getByRole('button', { name: 'Use', exact: true }).click();
  }
  await page.waitForFunction(
    (was) => {
      const source = document.querySelector('video')?.currentSrc ?? '';
      return source !== '' && source !== was;
    },
    before,
    { timeout: patienceMs },
  );
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  // Keys are the room's again, and the bar out of the way.
  await page.mouse.move(1, 1);
}

const sourceOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('video')?.currentSrc ?? '');
