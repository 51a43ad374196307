/** Subtitles by a link, and shared with the room: everyone there may choose them, whoever may change the queue shares. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { GREEN, styledScript } from './ass.ts';
import { patchOf } from './drawn.ts';
import { button, expect, test } from './lockstep.ts';
import { secondLines } from './inside-films.ts';

/** A site that is not ours, with subtitles that other pages may read, and some that they may not. */
async function openSite(): Promise<{ readonly address: string; readonly close: () => void }> {
  const site = createServer((request, response) => {
    const leave = request.url?.startsWith('/open/') === true ? { 'access-control-allow-origin': '*' } : {};
    response.writeHead(200, { 'content-type': 'text/plain', ...leave });
    response.end(secondLines('Linked'));
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  const { port } = site.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, close: () => site.close() };
}

async function openDialog(page: Page): Promise<void> {
  await page.keyboard.press('c');
  await expect(page.getByRole('dialog', { name: 'Subtitles' })).toBeVisible();
}
async function addLink(page: Page, url: string): Promise<void> {
  await button(page, 'Add from a link').click();
  await page.getByLabel('Address of a subtitle file').fill(url);
  await button(page, 'Fetch').click();
}
const track = (page: Page) => page.getByLabel('Track', { exact: true });
const text = (page: Page) => page.getByTestId('subtitles');

test('[SB14][SB15] subtitles by a link, and shared: each chooses for himself', async ({ lockstep }) => {
  const site = await openSite();
  const [ann, ben] = (await lockstep.roomWith(['Ann', 'Ben'])).map(({ page }) => page);
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  await openDialog(ann);
  await addLink(ann, `${site.address}/open/My%20film.srt`);
  await expect(text(ann)).toHaveText('Linked 0');
  await button(ann, 'Share My film.srt with everyone').click();
  await expect(ann.getByText('Shared with everyone')).toBeVisible();
  await expect(text(ann)).toHaveText('Linked 0');

  await expect(text(ben)).toHaveCount(0);
  await openDialog(ben);
  await track(ben).selectOption('My film.srt');
  await expect(text(ben)).toHaveText('Linked 0');

  await test.step('[SB14] a site that lets no other page read is told of', async () => {
    await addLink(ann, `${site.address}/closed/film.srt`);
    await expect(ann.getByRole('alert').filter({ hasText: 'lets no other page read it' })).toBeVisible();
    await expect(text(ann)).toHaveText('Linked 0');
  });
  await test.step('[SB15] taken back, it is nobody’s', async () => {
    await button(ann, 'Stop sharing My film.srt').click();
    await expect(text(ben)).toHaveCount(0);
    await expect(text(ann)).toHaveCount(0);
  });
  site.close();
});

test('[SB15][SB16] a file with styles is shared; who comes later has it too', async ({ lockstep }) => {
  const [ann] = (await lockstep.roomWith(['Ann'])).map(({ page }) => page);
  if (ann === undefined) throw new Error('nobody came');
  await openDialog(ann);
  const chosen = ann.waitForEvent('filechooser');
  await button(ann, 'Add a file').click();
  const buffer = Buffer.from(styledScript());
  await (await chosen).setFiles({ name: 'film.ass', mimeType: 'text/plain', buffer });
  await button(ann, 'Share film.ass with everyone').click();
  await expect(ann.getByText('Everyone here can now choose “film.ass”.')).toBeVisible();
  const ben = await lockstep.visit(`${new URL(ann.url()).pathname}?u=Ben`);
  await button(ben.page, /Join/).click();
  await openDialog(ben.page);
  await track(ben.page).selectOption('film.ass');
  await expect
    .poll(async () => (await patchOf(ben.page, GREEN)).pixels, { timeout: 30_000 })
    .toBeGreaterThan(1500);
});
