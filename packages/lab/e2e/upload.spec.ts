/** Uploads: a film goes from one person's device to the server, and everybody watches it. */
import { execFile } from 'node:child_process';
import { copyFile, readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import type { RunningServer } from '@lockstep/server';
import type { BrowserContext, Page } from '@playwright/test';
import { assets, joinRoom, makeRoom, startProduct } from '../src/harness/product.ts';
import { button, expect, expectPlaying, filmReady, test } from './lockstep.ts';
import { workerFolder } from './worker-folder.ts';

const execute = promisify(execFile);
const folder = workerFolder('upload');
const clip = `${folder.path}/Our trip.mp4`;
const other = `${folder.path}/Another.mp4`;
const megabyte = 2 ** 20;
const limits = {
  fileBytes: 5 * megabyte,
  roomBytes: 20 * megabyte,
  totalBytes: 100 * megabyte,
  freeBytes: 0,
};
let server: RunningServer;

test.beforeAll(async () => {
  await folder.make();
  // Noise, so that it is large enough to be on its way for a while.
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=25:duration=20,noise=alls=40:allf=t'];
  const sound = ['-f', 'lavfi', '-i', 'sine=duration=20'];
  const words = [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-b:v',
    '900k',
    '-pix_fmt',
    'yuv420p',
    '-c:a',
    'aac',
  ];
  await execute('ffmpeg', ['-v', 'error', '-y', ...picture, ...sound, ...words, clip]);
  await copyFile(`${assets}/demo.mp4`, other);
  server = await startProduct(assets, { uploads: { folder: `${folder.path}/uploads`, limits, s3: null } });
});

test.afterAll(async () => {
  await server.close();
  await folder.remove();
});

async function enter(context: BrowserContext, room: string, name: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${server.port}/r/${room}?u=${name}`);
  await joinRoom(page);
  return page;
}

/** Bytes a second up; null: as fast as it goes. */
async function upwards(page: Page, rate: number | null): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: rate ?? -1,
  });
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Upload a film to this server' });
const rowOf = (page: Page) => dialogOf(page).getByRole('list', { name: 'Uploaded films' });

async function pick(page: Page, file: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await button(page, 'Choose the film to upload').click();
  await (await choosing).setFiles(file);
}

test('[UP4][UP12] a film is uploaded, paused, gone on with after the page was loaded anew, and watched by all', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const room = await makeRoom(server.port);
  const [one, two] = [await browser.newContext(), await browser.newContext()];
  try {
    const ann = await enter(one, room, 'Ann');
    ann.on('dialog', (asked) => void asked.accept());
    await upwards(ann, 150_000);
    await button(ann, 'Upload a film').click();
    await pick(ann, clip);
    await expect(rowOf(ann)).toContainText(/\d+% sent/);
    await expect(rowOf(ann)).toContainText(/per second · (\d+:\d\d left|Almost there)/, { timeout: 15_000 });
    await rowOf(ann)
      .getByRole('button', { name: /^Pause the upload/ })
      .click();
    await expect(rowOf(ann)).toContainText(/Paused at \d+%/);
    await rowOf(ann)
      .getByRole('button', { name: /^Go on uploading/ })
      .click();
    await expect(rowOf(ann)).toContainText(/\d+% sent/);

    const ben = await enter(two, room, 'Ben');
    await expect(ben.getByRole('list', { name: 'Uploaded films' })).toContainText(/Ann is uploading · \d+%/);

    // Some of it is there, not all.
    await expect
      .poll(async () => Number(await rowOf(ann).getByRole('progressbar').getAttribute('value')))
      .toBeGreaterThan(20);
    await ann.reload();
    await joinRoom(ann);
    await upwards(ann, null);
    await button(ann, 'Upload a film').click();
    await expect(rowOf(ann)).toContainText(/Stopped at [1-9]\d*%\. Choose the same file again/);
    const choose = async (file: string) => {
      const choosing = ann.waitForEvent('filechooser');
      await rowOf(ann).getByRole('button', { name: 'Choose the file again' }).click();
      await (await choosing).setFiles(file);
    };
    await choose(other);
    await expect(rowOf(ann)).toContainText(/That is another file\. Choose “Our trip\.mp4”/);
    const first = ann.waitForRequest((request) => request.method() === 'PATCH');
    await choose(clip);
    expect(Number((await first).headers()['upload-offset'])).toBeGreaterThan(0);
    // It comes on as soon as it is ready, and with the card goes what lay over it.
    for (const page of [ann, ben]) {
      await filmReady(page);
      await expect(page).toHaveTitle(/Our trip/);
    }
    await ann.keyboard.press('k');
    await expectPlaying([{ page: ann }, { page: ben }]);
  } finally {
    await one.close();
    await two.close();
  }
});

test('[UP3][UP6] what is too big is told at once, and what was begun is cancelled after a question', async ({
  browser,
}) => {
  const room = await makeRoom(server.port);
  const context = await browser.newContext();
  try {
    const ann = await enter(context, room, 'Ann');
    await button(ann, 'Upload a film').click();
    const big = `${folder.path}/big.mp4`;
    await execute('sh', ['-c', `head -c ${limits.fileBytes + 1} /dev/zero > "${big}"`]);
    await pick(ann, big);
    await expect(dialogOf(ann).getByRole('alert')).toContainText('This film is too big');
    await upwards(ann, 100_000);
    await pick(ann, clip);
    await expect(rowOf(ann)).toContainText(/\d+% sent/);
    await rowOf(ann)
      .getByRole('button', { name: /^Cancel the upload/ })
      .click();
    await rowOf(ann).getByRole('button', { name: 'Keep' }).click();
    await rowOf(ann)
      .getByRole('button', { name: /^Cancel the upload/ })
      .click();
    await rowOf(ann).getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(rowOf(ann)).toHaveCount(0);
    const kept = async () => (await readdir(`${folder.path}/uploads/incoming`)).length;
    await expect.poll(kept).toBe(0);
  } finally {
    await context.close();
  }
});

test('[UP19] a film that is picked to be watched stays where it is', async ({ browser }) => {
  const room = await makeRoom(server.port);
  const context = await browser.newContext();
  try {
    const ann = await enter(context, room, 'Ann');
    const sent: string[] = [];
    ann.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url());
    });
    const choosing = ann.waitForEvent('filechooser');
    await button(ann, 'Choose a file').click();
    await (await choosing).setFiles(clip);
    await filmReady(ann);
    await expect(ann).toHaveTitle(new RegExp(basename(clip, '.mp4')));
    expect(sent).toEqual([]);
  } finally {
    await context.close();
  }
});
