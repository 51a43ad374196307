import { copyFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { makeFilm } from '../src/demo-film/make-film.ts';
import { assets, joinRoom } from '../src/harness/product.ts';
import {
  button,
  enter,
  expect,
  expectPlaying,
  film,
  filmReady,
  frameMs,
  linkTo,
  skewMs,
  test,
} from './lockstep.ts';
import { workerFolder } from './worker-folder.ts';

const folder = workerFolder('own-file');
const own = `${folder.path}/holiday.mp4`;
const shorter = `${folder.path}/shorter.mp4`;

test.beforeAll(async () => {
  await folder.make();
  await copyFile(`${assets}/demo.mp4`, own);
  await makeFilm({ file: shorter, lengthSec: 5, weight: 'small' });
});
test.afterAll(folder.remove);

test('[ST21] over the bar one sees what an own film shows there, and only the time of one from elsewhere', async ({
  lockstep,
}) => {
  const bar = (page: Page) => page.getByRole('slider', { name: 'Position' });
  const ann = await lockstep.visit('/');
  await ann.page.getByLabel('Your name').fill('Ann');
  await ann.page.locator('input[type=file]').setInputFiles(own);
  await filmReady(ann.page);
  const box = await bar(ann.page).boundingBox();
  if (box === null) throw new Error('no bar');
  await ann.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const small = bar(ann.page).locator('video');
  await expect(small).toBeVisible();
  await expect.poll(() => small.evaluate((one: HTMLVideoElement) => one.currentTime)).toBeCloseTo(15, 0);
  await expect(small).toHaveCSS('opacity', '1');
  expect((await film(ann.page)).position).toBe(0);
  await ann.page.mouse.move(box.x + box.width / 2, box.y - 200);
  await expect(small).toHaveCount(0);

  const ben = await enter(await lockstep.visit(linkTo(await lockstep.makeRoom(), 'Ben')));
  const other = await bar(ben.page).boundingBox();
  if (other === null) throw new Error('no bar');
  await ben.page.mouse.move(other.x + other.width / 2, other.y + other.height / 2);
  await expect(bar(ben.page).getByText('0:15', { exact: true })).toBeVisible();
  await expect(bar(ben.page).locator('video')).toHaveCount(0);
});

test('two people watch their own copies of a file together', async ({ lockstep }) => {
  const ann = await lockstep.visit('/');
  await ann.page.getByLabel('Your name').fill('Ann');
  await ann.page.locator('input[type=file]').setInputFiles(own);
  await filmReady(ann.page);
  const ben = await lockstep.visit(new URL(ann.page.url()).pathname);
  await joinRoom(ben.page);
  await expect(ben.page.getByText('Ann is watching a file. Choose your copy.').first()).toBeVisible();

  await test.step('another film is noticed', async () => {
    await ben.page.locator('main input[type=file]').first().setInputFiles(shorter);
    await expect(ben.page.getByRole('alert').filter({ hasText: 'is probably another film' })).toBeVisible();
    await expect(button(ben.page, 'Use it anyway')).toBeVisible();
  });

  await ben.page.locator('main input[type=file]').first().setInputFiles(own);
  await filmReady(ben.page);
  await ann.page.keyboard.press('k');
  await expectPlaying([ann, ben]);
  await expect.poll(() => skewMs([ann, ben])).toBeLessThan(frameMs / 2);
  expect(await ben.page.locator('video').getAttribute('src')).toMatch(/^blob:/);
});
