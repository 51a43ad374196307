/** A film fetched to the device first: it plays, in step, with its server gone. */
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RunningServer } from '@lockstep/server';
import type { Page } from '@playwright/test';
import { directLine } from '../src/harness/network/link.ts';
import { startProduct } from '../src/harness/product.ts';
import { steadyFilm } from '../src/harness/test-film.ts';
import {
  button,
  expect,
  expectPlaying,
  film,
  filmReady,
  frameMs,
  skewMs,
  test,
  linkWith,
} from './lockstep.ts';

const openMenu = async (page: Page): Promise<void> => {
  await button(page, /^More for “/).click();
};

test('fetched to 100 %, the film server gone: playback and sync go on', async ({ lockstep }) => {
  test.setTimeout(150_000);
  const file = await steadyFilm({ seconds: 90, bytesPerSec: 420_000 });
  const films: RunningServer = await startProduct(dirname(file), { filmOrigins: ['*'] });
  const url = `http://127.0.0.1:${films.port}/media/film.mp4`;
  const room = await lockstep.makeRoom();
  const people = [];
  for (const name of ['Ann', 'Ben']) {
    const person = await lockstep.visit(linkWith(room, name, url));
    await button(person.page, 'Join').click();
    await filmReady(person.page);
    people.push(person);
  }
  const [ann, ben] = people;
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  for (const { page } of [ann, ben]) {
    await page.getByRole('tab', { name: /^Queue/ }).click();
    await openMenu(page);
    await page.getByRole('menuitem', { name: 'Fetch to this device first' }).click();
    await expect(page.getByText('on this device')).toBeVisible({ timeout: 60_000 });
    await expect
      .poll(() => page.evaluate(() => document.querySelector('video')?.currentSrc))
      .toMatch(/^blob:/);
    await filmReady(page);
  }
  await films.close();
  await ann.page.keyboard.press('k');
  await expectPlaying([ann, ben]);
  await ann.page.evaluate(() => document.querySelector('video')?.buffered.length);
  // Where nothing of it had been fetched by the player itself.
  await ann.page.keyboard.press('7');
  await expect.poll(async () => (await film(ben.page)).position).toBeGreaterThan(60);
  await expectPlaying([ann, ben]);
  await expect.poll(() => skewMs([ann, ben])).toBeLessThan(frameMs);

  await test.step('[TR33] the next visit finds it; deleted it is gone', async () => {
    await ben.page.reload();
    await button(ben.page, 'Join').click();
    await expect
      .poll(() => ben.page.evaluate(() => document.querySelector('video')?.currentSrc))
      .toMatch(/^blob:/);
    await expectPlaying([ann, ben]);
    await ben.page.getByRole('tab', { name: /^Queue/ }).click();
    await openMenu(ben.page);
    await ben.page.getByRole('menuitem', { name: 'Delete from this device' }).click();
    await expect(ben.page.getByText('on this device')).toBeHidden();
    await expect
      .poll(() =>
        ben.page.evaluate(async () => {
          const root = await navigator.storage.getDirectory();
          const folder = (await root.getDirectoryHandle('films')) as FileSystemDirectoryHandle & {
            keys(): AsyncIterable<string>;
          };
          const names: string[] = [];
          for await (const name of folder.keys()) names.push(name);
          return names;
        }),
      )
      .toEqual([]);
  });
});

test('[TR31][TR32] stopped, it goes on from where it was; an address whose server does not allow it is told so', async ({
  lockstep,
  network,
}) => {
  test.setTimeout(120_000);
  const file = await steadyFilm({ seconds: 90, bytesPerSec: 420_000 });
  const open = await startProduct(dirname(file), { filmOrigins: ['*'] });
  const closed = await startProduct(dirname(file));
  const line = await network.open(open.port, { ...directLine, bytesPerSec: 2_500_000 });
  try {
    const room = await lockstep.makeRoom();
    const { page } = await lockstep.visit(
      `/r/${room}?u=Ann&url=${encodeURIComponent(`${line.url}/media/film.mp4`)}`,
    );
    await button(page, 'Join').click();
    await filmReady(page);
    await page.getByRole('tab', { name: /^Queue/ }).click();
    await openMenu(page);
    await page.getByRole('menuitem', { name: 'Fetch to this device first' }).click();
    const share = async (): Promise<number> =>
      Number(/(\d+) % here/.exec((await page.getByText(/% here/).textContent()) ?? '')?.[1] ?? 0);
    await expect.poll(share, { timeout: 30_000 }).toBeGreaterThan(15);
    await expect(page.getByText(/\d+:\d\d left/)).toBeVisible();
    await button(page, 'Stop fetching').click();
    const stopped = await share();
    await page.reload();
    await button(page, 'Join').click();
    await page.getByRole('tab', { name: /^Queue/ }).click();
    await expect.poll(share).toBeGreaterThanOrEqual(stopped - 1);
    const began = performance.now();
    await button(page, 'Go on fetching').click();
    await page.waitForTimeout(500);
    expect(await share()).toBeGreaterThanOrEqual(stopped - 1);
    await expect(page.getByText('on this device')).toBeVisible({ timeout: 60_000 });
    test.info().annotations.push({ type: 'rest took, ms', description: String(performance.now() - began) });
    const size = await page.evaluate(async () => {
      const url = document.querySelector('video')?.currentSrc ?? '';
      return url.startsWith('blob:') ? (await (await fetch(url)).blob()).size : 0;
    });
    expect(size).toBe((await stat(file)).size);

    const bare = await lockstep.makeRoom();
    const other = `http://127.0.0.1:${closed.port}/media/film.mp4`;
    const { page: eve } = await lockstep.visit(linkWith(bare, 'Eve', other));
    await button(eve, 'Join').click();
    await eve.getByRole('tab', { name: /^Queue/ }).click();
    await openMenu(eve);
    await eve.getByRole('menuitem', { name: 'Fetch to this device first' }).click();
    await expect(eve.getByText('Its server cannot be reached, or does not allow it.')).toBeVisible({
      timeout: 40_000,
    });
  } finally {
    await line.close();
    await open.close();
    await closed.close();
  }
});
