/** Subtitles inside own films: listed by language and name, read as the film goes. */
import type { Page } from '@playwright/test';
import { GREEN, RED } from './ass.ts';
import { patchOf } from './drawn.ts';
import { makeInsideFilms } from './inside-films.ts';
import { closeDialog, expect, expectPlaying, filmReady, test } from './lockstep.ts';
import { workerFolder } from './worker-folder.ts';

const folder = workerFolder('inside');
let films: { readonly mkv: string; readonly mp4: string };
test.beforeAll(async () => {
  await folder.make();
  films = await makeInsideFilms(folder.path);
});
test.afterAll(folder.remove);

async function open(page: Page, film: string): Promise<void> {
  await page.getByLabel('Your name').fill('Ann');
  await page.locator('input[type=file]').setInputFiles(film);
  await filmReady(page);
}

test('[SB13] subtitles inside an own Matroska film, as text and in their own style', async ({ lockstep }) => {
  const { page } = await lockstep.visit('/');
  await open(page, films.mkv);
  await page.keyboard.press('c');
  const track = page.getByLabel('Track', { exact: true });
  await expect(track.locator('option')).toHaveText(['None', 'Chinese', 'Japanese · With styles', 'English']);
  // Nothing is shown before it is asked for.
  await expect(page.getByTestId('subtitles')).toHaveCount(0);
  await track.selectOption('Chinese');
  // The sound begins a little before the picture, so in this file the first line begins a little after 0.
  await closeDialog(page);
  await page.keyboard.press('1');
  await expect(page.getByTestId('subtitles')).toHaveText(/第几秒 [23]/);
  await page.getByRole('button', { name: 'Subtitles' }).click();
  await page.getByLabel('Second track, above').selectOption('English');
  await expect(page.getByTestId('subtitles').locator('p')).toHaveText([/Line [23]/, /第几秒 [23]/]);
  await closeDialog(page);

  await test.step('after a jump, and while it plays', async () => {
    await page.keyboard.press('5');
    await expect(page.getByTestId('subtitles').locator('p').last()).toHaveText(/第几秒 1[45]/);
    await page.keyboard.press('k');
    await expectPlaying([{ page }]);
    await expect(page.getByTestId('subtitles').locator('p').last()).toHaveText(/第几秒 (1[6-9]|2\d)/);
    await page.keyboard.press('k');
    await page.keyboard.press('1');
  });
  await test.step('in its own style', async () => {
    await page.getByRole('button', { name: 'Subtitles' }).click();
    await track.selectOption('Japanese · With styles');
    await closeDialog(page);
    await expect
      .poll(async () => (await patchOf(page, GREEN)).pixels, { timeout: 30_000 })
      .toBeGreaterThan(1500);
    await expect(page.getByTestId('subtitles')).toHaveText(/Line [23]/);
    await page.keyboard.press('5');
    await expect.poll(async () => (await patchOf(page, RED)).pixels).toBeGreaterThan(500);
  });
});

test('[SB13] timed text inside an own MP4 film; another film has none of it', async ({ lockstep }) => {
  const { page } = await lockstep.visit('/');
  await open(page, films.mp4);
  await page.keyboard.press('c');
  await page.getByLabel('Track', { exact: true }).selectOption('English');
  await expect(page.getByTestId('subtitles')).toHaveText('Line 0');
});
