/** Many films at once: from what is pasted, picked, dropped or chosen as a folder, looked through first; and saved as a list. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { assets } from '../src/harness/product.ts';
import { button, expect, filmReady, test, type Lockstep } from './lockstep.ts';
import { workerFolder } from './worker-folder.ts';

const titles = (page: Page): Promise<readonly string[]> =>
  page.getByRole('tabpanel').locator('ol > li p:first-child').allTextContents();

const viewports = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;

/** Ann and Ben, who look at the queue. */
async function atTheQueue(lockstep: Lockstep, viewport: (typeof viewports)[keyof typeof viewports]) {
  const [ann, ben] = await lockstep.roomWith(['Ann', 'Ben'], { viewport });
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  for (const { page } of [ann, ben]) await page.getByRole('tab', { name: /^Queue/ }).click();
  return { ann, ben };
}

async function openMany(page: Page) {
  await button(page, 'More for the queue').click();
  await page.getByRole('menuitem', { name: 'Add several films…' }).click();
  return page.getByRole('dialog', { name: 'Add several films' });
}

const folder = workerFolder('many');

test.beforeAll(async () => {
  await folder.make();
  await mkdir(`${folder.path}/show/extra`, { recursive: true });
  for (const name of ['第10集', '第2集', '第1集'])
    await copyFile(`${assets}/demo.mp4`, `${folder.path}/show/${name}.mp4`);
  await copyFile(`${assets}/demo.mp4`, `${folder.path}/show/extra/making of.mp4`);
  await writeFile(`${folder.path}/show/cover.jpg`, 'not a film');
  await writeFile(
    `${folder.path}/evening.m3u8`,
    '#EXTM3U\n#EXTINF:1325,Night train\nhttps://films.example/night.mp4\n/home/ann/mine.mkv\n#EXTINF:-1,Day train\nhttps://films.example/day.mp4\n',
  );
  await writeFile(
    `${folder.path}/stream.m3u8`,
    '#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n0.ts\n#EXT-X-ENDLIST\n',
  );
  await writeFile(`${folder.path}/table.csv`, 'Title;Link\n"Dusk; part 1";https://films.example/dusk.mp4\n');
});
test.afterAll(folder.remove);

for (const [name, viewport] of Object.entries(viewports)) {
  test(`[QU1][QU15] links that are pasted together are looked through and added together: ${name}`, async ({
    lockstep,
  }) => {
    const { ann, ben } = await atTheQueue(lockstep, viewport);
    await ann.page.getByLabel('Link to a film').fill('https://films.example/one.mp4');
    await ann.page.getByLabel('Link to a film').press('Enter');
    await ann.page.getByLabel('Link to a film').focus();
    const pasted = [
      'Tonight:',
      '1. https://films.example/one.mp4',
      '第2集 https://films.example/two.mp4?token=0a1b2c3d4e5f6a7b8c9d',
      'https://films.example/three.mp4',
      'https://films.example/three.mp4',
    ].join('\n');
    await ann.page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, pasted);
    const dialog = ann.page.getByRole('dialog', { name: 'Add several films' });
    await expect(dialog.getByRole('checkbox')).toHaveCount(4);
    await expect(dialog.getByRole('listitem').filter({ hasText: 'already in the queue' })).toHaveCount(1);
    await expect(dialog.getByRole('listitem').filter({ hasText: 'twice in the list' })).toHaveCount(1);
    await expect(dialog.getByText('One line has no link that can be watched.')).toBeVisible();
    // [QU9] What opens private places is not on the screen.
    await expect(dialog.getByRole('list')).not.toContainText('token');
    await button(ann.page, 'Add 2 films').click();
    await expect(dialog).toHaveCount(0);
    await expect.poll(() => titles(ben.page)).toEqual(['Demo film', 'one', '第2集', 'three']);
    await expect(ben.page.getByText('Ann added 2 films').first()).toBeAttached();
  });
}

test('[QU1][QU3] lists and tables are picked as files; the manifest of a stream is told from them', async ({
  lockstep,
}) => {
  const { ann, ben } = await atTheQueue(lockstep, viewports.desktop);
  const dialog = await openMany(ann.page);
  await dialog
    .locator('input[type=file]')
    .first()
    .setInputFiles(
      ['evening.m3u8', 'stream.m3u8', 'table.csv', 'show/cover.jpg'].map((file) => `${folder.path}/${file}`),
    );
  await expect(dialog.getByText('“stream.m3u8” is the stream of one film, not a list.')).toBeVisible();
  await expect(dialog.getByText('One line has no link that can be watched.')).toBeVisible();
  await expect(dialog.getByText('One file is not a film.')).toBeVisible();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Night train' })).toContainText(
    '22:05 · films.example/night.mp4',
  );
  await dialog.getByRole('checkbox', { name: 'Add “Day train”' }).uncheck();
  await button(ann.page, 'Add 2 films').click();
  await expect.poll(() => titles(ben.page)).toEqual(['Demo film', 'Night train', 'Dusk; part 1']);
});

test('[QU1][QU12][QU13] a folder is chosen; whoever shows his own folder needs to pick nothing else', async ({
  lockstep,
}) => {
  const { ann, ben } = await atTheQueue(lockstep, viewports.desktop);
  // The picker itself is the browser's; what it gives is a folder like the one of this page's own storage.
  await ann.page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const show = await root.getDirectoryHandle('show', { create: true });
    const film = await (await fetch('/media/demo.mp4')).blob();
    for (const name of ['第10集.mp4', '第2集.mp4', '第1集.mp4', 'cover.jpg']) {
      const writing = await (await show.getFileHandle(name, { create: true })).createWritable();
      await writing.write(film);
      await writing.close();
    }
    Object.assign(globalThis, { showDirectoryPicker: async () => show });
  });
  const dialog = await openMany(ann.page);
  await button(ann.page, 'Choose a folder').click();
  await expect(dialog.getByRole('listitem')).toHaveCount(3);
  await button(ann.page, 'Add 3 films').click();
  await expect.poll(() => titles(ben.page)).toEqual(['Demo film', '第1集', '第2集', '第10集']);
  await button(ann.page, 'Play “第1集” now').click();
  await filmReady(ann.page);
  await expect(ben.page.getByText('Ann is watching a file. Choose your copy.').first()).toBeVisible();

  await drop(ben.page, [`${folder.path}/show`]);
  await filmReady(ben.page);
  await expect(ben.page.getByRole('dialog')).toHaveCount(0);
  await button(ann.page, 'Play “第10集” now').click();
  await expect(ben.page).toHaveTitle(/第10集/);
  await filmReady(ben.page);
});

test('[QU1] a dropped folder is looked through with the folders in it', async ({ lockstep }) => {
  const { ann } = await atTheQueue(lockstep, viewports.desktop);
  await drop(ann.page, [`${folder.path}/show`]);
  const dialog = ann.page.getByRole('dialog', { name: 'Add several films' });
  await expect(dialog.getByRole('listitem')).toHaveCount(4);
  await expect(dialog.getByText('One file is not a film.')).toBeVisible();
  await button(ann.page, 'Add 4 films').click();
  await expect.poll(() => titles(ann.page)).toEqual(['Demo film', 'making of', '第1集', '第2集', '第10集']);
});

test('[QU1] several files on the first page open a room, and are looked through there', async ({
  lockstep,
}) => {
  const { page } = await lockstep.visit('/', { viewport: viewports.phone });
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(['第10集', '第2集'].map((name) => `${folder.path}/show/${name}.mp4`));
  await expect(page.getByRole('dialog', { name: 'Add several films' }).getByRole('listitem')).toHaveCount(2);
  await button(page, 'Add 2 films').click();
  await filmReady(page);
  await expect(page).toHaveTitle(/第2集/);
});

test('[QU5] the queue is saved as a list that can be read in again', async ({ lockstep }) => {
  const { ann } = await atTheQueue(lockstep, viewports.desktop);
  await ann.page.getByLabel('Link to a film').fill('https://films.example/one.mp4?a=1');
  await ann.page.getByLabel('Link to a film').press('Enter');
  await expect.poll(() => titles(ann.page)).toEqual(['Demo film', 'one']);
  await button(ann.page, 'More for the queue').click();
  const [download] = await Promise.all([
    ann.page.waitForEvent('download'),
    ann.page.getByRole('menuitem', { name: 'Save the queue as a file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Queue.m3u8');
  const file = await download.path();
  expect(await readFile(file, 'utf8')).toBe(
    `#EXTM3U\n#EXTINF:30,Demo film\n${ann.line.url}/media/demo.mp4\n#EXTINF:-1,one\nhttps://films.example/one.mp4?a=1\n`,
  );
  const dialog = await openMany(ann.page);
  await dialog
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'again.m3u8', mimeType: 'audio/x-mpegurl', buffer: await readFile(file) });
  await expect(dialog.getByRole('listitem').filter({ hasText: 'already in the queue' })).toHaveCount(2);
  await expect(button(ann.page, 'Choose at least one')).toBeDisabled();
});

test('[QU15] a list longer than the queue has room for is told so', async ({ lockstep }) => {
  const { ann } = await atTheQueue(lockstep, viewports.desktop);
  const dialog = await openMany(ann.page);
  const links = Array.from({ length: 501 }, (_, i) => `https://films.example/${i}.mp4`);
  await dialog.getByLabel('Links, one a line, or a playlist').fill(links.slice(0, 500).join('\n'));
  await expect(dialog.getByText('The queue has room for 499 more.')).toBeVisible();
  await expect(button(ann.page, 'Add 500 films')).toBeDisabled();
  await dialog.getByRole('checkbox', { name: 'Add “7”' }).uncheck();
  await button(ann.page, 'Add 499 films').click();
  await expect(ann.page.getByText('500 films')).toBeVisible();
});

/** Drops files or folders of this machine on the page, as the system would. */
async function drop(page: Page, files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  }
  await session.detach();
}
