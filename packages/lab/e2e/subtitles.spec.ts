/** Subtitles: brought by each for themselves, read whatever they were written in, seen at the right time. */
import type { Locator, Page } from '@playwright/test';
import { button, enter, expect, expectPlaying, filmReady, linkTo, test } from './lockstep.ts';

/** One line a second, that says which. */
const lines = (word: string): string =>
  Array.from({ length: 30 }, (_, n) => {
    const at = (second: number) => `00:00:${String(second).padStart(2, '0')},000`;
    return `${n + 1}\n${at(n)} --> ${at(n + 1)}\n${word} ${n}\n`;
  }).join('\n');

const layer = (page: Page): Locator => page.getByTestId('subtitles');

async function openSubtitles(page: Page): Promise<Locator> {
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'Subtitles' });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function bring(page: Page, name: string, buffer: Buffer): Promise<void> {
  const chosen = page.waitForEvent('filechooser');
  await button(page, 'Add a file').click();
  await (await chosen).setFiles({ name, mimeType: 'text/plain', buffer });
}

test('[SB1][SB3][SB5][SB6] a file of subtitles is seen at its time, sooner and later, on and off', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  const ben = await enter(await lockstep.visit(linkTo(room, 'Ben')));
  await filmReady(ann.page);
  const dialog = await openSubtitles(ann.page);
  await bring(ann.page, 'film.srt', Buffer.from(lines('Line')));
  await expect(layer(ann.page)).toHaveText('Line 0');
  for (let press = 0; press < 10; press++) await button(dialog.page(), 'A tenth of a second sooner').click();
  await expect(dialog.getByText('−1.0 s')).toBeVisible();
  await expect(layer(ann.page)).toHaveText('Line 1');
  for (let press = 0; press < 10; press++) await button(dialog.page(), 'A tenth of a second later').click();
  await dialog.getByLabel('Size').selectOption('Very large');
  await ann.page.keyboard.press('Escape');
  // Nobody else has them.
  await expect(layer(ben.page)).toHaveCount(0);

  await test.step('after a jump, and while it plays', async () => {
    await ann.page.keyboard.press('5');
    await expect(layer(ann.page)).toHaveText('Line 15');
    await ann.page.keyboard.press('k');
    await expectPlaying([ann, ben]);
    await expect(layer(ann.page)).toHaveText('Line 17');
    await ann.page.keyboard.press('k');
  });
  await test.step('the key hides and shows them', async () => {
    await ann.page.keyboard.press('c');
    await expect(layer(ann.page)).toHaveCount(0);
    await ann.page.keyboard.press('c');
    await expect(layer(ann.page)).toBeVisible();
  });
  await test.step('[SB3] never under the controls', async () => {
    await ann.page.mouse.move(300, 300);
    await expect(button(ann.page, 'More')).toBeVisible();
    const text = await layer(ann.page).boundingBox();
    const bar = await ann.page.getByRole('group', { name: 'Controls' }).boundingBox();
    expect((text?.y ?? 0) + (text?.height ?? 0)).toBeLessThanOrEqual((bar?.y ?? 0) + 1);
    const said = await ann.page.getByTestId('film-overlay').boundingBox();
    expect(said?.height).toBeGreaterThan(100);
    expect((said?.y ?? 0) + (said?.height ?? 0), '[SB8]').toBeLessThanOrEqual((text?.y ?? 0) + 1);
  });
});

test('[SB1][SB2][SB4] a second track above the first, old encodings, and files that are none', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const { page } = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  await filmReady(page);
  await openSubtitles(page);
  await bring(page, 'english.srt', Buffer.from(lines('Line')));
  // "1 … 春天来了" in GB18030.
  const chinese = Buffer.concat([
    Buffer.from('1\n00:00:00,000 --> 00:00:20,000\n'),
    Buffer.from('b4bacceccab1baf2d2bbc6f0c8a5bfb4b5e7d3b0b0c9a3acced2d2d1beadcfebc3f7b0d7c1cb', 'hex'),
    Buffer.from('\n'),
  ]);
  await bring(page, 'old.srt', chinese);
  await expect(layer(page).locator('p')).toHaveCount(2);
  await expect(layer(page).locator('p').last()).toHaveText('Line 0');
  await expect(layer(page).locator('p').first()).toContainText('一起去看电影吧');
  await bring(page, 'picture.srt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]));
  await expect(
    page.getByRole('alert').filter({ hasText: 'There are no subtitles in “picture.srt”.' }),
  ).toBeVisible();
  await bring(page, 'notes.txt', Buffer.from('hello'));
  await expect(page.getByRole('alert').filter({ hasText: 'no file of subtitles' })).toBeVisible();
  await expect(layer(page).locator('p')).toHaveCount(2);
});
