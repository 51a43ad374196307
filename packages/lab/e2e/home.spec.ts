import { join } from 'node:path';
import { assets } from '../src/harness/product.ts';
import { button, expect, film, filmReady, test } from './lockstep.ts';

const inRoom = /\/r\/[1-9A-HJ-NP-Za-km-z]{22}$/;

test('the demo film is one click away', async ({ lockstep }) => {
  const { page } = await lockstep.visit('/');
  await button(page, 'Play the demo film').click();
  await expect(page).toHaveURL(inRoom);
  await filmReady(page);
  expect((await film(page)).duration).toBeCloseTo(30, 0);
});

test('an own file opens a room that plays it', async ({ lockstep }) => {
  const { page } = await lockstep.visit('/');
  await page.locator('input[type=file]').setInputFiles(join(assets, 'demo.mp4'));
  await expect(page).toHaveURL(inRoom);
  await filmReady(page);
  expect(await page.locator('video').getAttribute('src')).toMatch(/^blob:/);
});

test('a pasted link to a film opens a room that plays it', async ({ lockstep }) => {
  const { page, line } = await lockstep.visit('/');
  await page.getByLabel('Link to a film, or to a room').fill(`${line.url}/media/demo.mp4`);
  await button(page, 'Watch').click();
  await expect(page).toHaveURL(inRoom);
  await filmReady(page);
});

test('what is no link is said to be none, and nothing opens', async ({ lockstep }) => {
  const { page } = await lockstep.visit('/');
  const box = page.getByLabel('Link to a film, or to a room');
  await box.fill('not a link');
  await box.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'This is not a link.' })).toBeVisible();
  await box.fill('ftp://example.org/film.mp4');
  await box.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'http://' })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/');
});

test('a pasted room link leads into that room', async ({ lockstep }) => {
  const { page, line } = await lockstep.visit('/');
  const room = await lockstep.makeRoom();
  await page.getByLabel('Link to a film, or to a room').fill(`${line.url}/r/${room}`);
  await button(page, 'Watch').click();
  await expect(page).toHaveURL(new RegExp(`/r/${room}$`));
  await expect(page.getByText('Nothing is on yet').first()).toBeVisible();
});

test('a room can be opened without a film, and the film brought later', async ({ lockstep }) => {
  const { page } = await lockstep.visit('/');
  await button(page, 'Start an empty room').click();
  await expect(page).toHaveURL(inRoom);
  await button(page, 'Play the demo film').click();
  await filmReady(page);
});

test('nothing on the first page moves while it comes', async ({ lockstep }) => {
  const { page } = await lockstep.visit('/');
  // What stands there before the script runs is drawn first.
  await page.route('**/assets/index-*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  const moved = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const shifts = list.getEntries() as (PerformanceEntry & { readonly value: number })[];
          resolve(shifts.reduce((total, { value }) => total + value, 0));
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(0), 500);
      }),
  );
  expect(moved).toBeLessThan(0.01);
});
