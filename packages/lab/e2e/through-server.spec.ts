/** A film that this browser may not show is fetched by the server, where its operator has switched that on. */
import { dirname } from 'node:path';
import type { RunningServer } from '@lockstep/server';
import { makeRoom, startProduct } from '../src/harness/product.ts';
import { steadyFilm } from '../src/harness/test-film.ts';
import { button, expect, film, filmReady, test } from './lockstep.ts';

let elsewhere: RunningServer;
let server: RunningServer;
let bare: RunningServer;

test.beforeAll(async () => {
  const folder = dirname(await steadyFilm({ seconds: 90, bytesPerSec: 420_000 }));
  // Films of this one stay with its own pages.
  elsewhere = await startProduct(folder);
  server = await startProduct(folder, { fetch: { isAllowed: () => true, isPort: () => true } });
  bare = await startProduct(folder);
});

test.afterAll(async () => {
  for (const one of [elsewhere, server, bare]) await one.close();
});

test('[TR46] one press, and everybody sees it', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  const url = encodeURIComponent(`http://localhost:${elsewhere.port}/media/film.mp4`);
  const room = await makeRoom(server.port);
  await page.goto(`http://127.0.0.1:${server.port}/r/${room}?u=Ann&url=${url}`);
  await button(page, 'Join').click();
  await button(page, 'Let this server fetch it').click();
  await filmReady(page);
  expect(await page.evaluate(() => document.querySelector('video')?.currentSrc)).toContain('/fetched/');
  await page.keyboard.press('k');
  await expect.poll(async () => (await film(page)).position).toBeGreaterThan(0.5);
  await page.keyboard.press('7');
  await expect.poll(async () => (await film(page)).position).toBeGreaterThan(62);

  const other = await makeRoom(bare.port);
  await page.goto(`http://127.0.0.1:${bare.port}/r/${other}?u=Ann&url=${url}`);
  await button(page, 'Join').click();
  await expect(button(page, 'Another film')).toBeVisible();
  await expect(button(page, 'Let this server fetch it')).toBeHidden();
  await context.close();
});
