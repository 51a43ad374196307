import { copyFile, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { makeFilm } from '../src/demo-film/make-film.ts';
import { assets, joinRoom } from '../src/harness/product.ts';
import { button, expect, expectPlaying, filmReady, frameMs, skewMs, test } from './lockstep.ts';

const folder = fileURLToPath(new URL('../../../out/e2e-films', import.meta.url));
const own = `${folder}/holiday.mp4`;
const shorter = `${folder}/shorter.mp4`;

test.beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  await copyFile(`${assets}/demo.mp4`, own);
  await makeFilm({ file: shorter, lengthSec: 5, weight: 'small' });
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
