/** Copies: each with a film of their own, and all on the same picture; what differs is told to everybody. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { makeFilm } from '../src/demo-film/make-film.ts';
import { assets, joinRoom } from '../src/harness/product.ts';
import { frameOnScreen } from '../src/harness/witness/screen.ts';
import { both, menuItem, openMore } from './bar.ts';
import {
  button,
  enter,
  expect,
  expectPaused,
  expectPlaying,
  expectSameFrame,
  film,
  filmReady,
  frameMs,
  linkTo,
  skewMs,
  test,
} from './lockstep.ts';
import { openOtherSite, type OtherSite } from './other-site.ts';
import { workerFolder } from './worker-folder.ts';

const folder = workerFolder('copies');
const demo = `${assets}/demo.mp4`;
/** The very same bytes under another name. */
const renamed = `${folder.path}/our-evening.mp4`;
/** As large and as long; one byte of its last frame is another. */
const changed = `${folder.path}/copies-changed.mp4`;
/** Five seconds of it. */
const shorter = `${folder.path}/copies-shorter.mp4`;
/** The same film two seconds later, behind two seconds of black. */
const laterCut = `${folder.path}/copies-later.mp4`;
/** As long as the film, in other bytes. */
const recoded = `${folder.path}/copies-recoded.mp4`;

async function ffmpeg(words: string, file: string): Promise<void> {
  const run = spawn('ffmpeg', ['-v', 'error', '-y', '-i', demo, ...words.split(' '), file]);
  const [code] = (await once(run, 'close')) as [number | null];
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
}

let elsewhere: OtherSite;

test.beforeAll(async () => {
  await folder.make();
  await copyFile(demo, renamed);
  const bytes = await readFile(demo);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  await writeFile(changed, bytes);
  await makeFilm({ file: shorter, lengthSec: 5, weight: 'small' });
  const coding = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 15 -c:a aac -movflags +faststart';
  await ffmpeg(`-vf tpad=start_duration=2:color=black -af adelay=2000:all=1 ${coding}`, laterCut);
  await ffmpeg(coding, recoded);
  elsewhere = await openOtherSite(demo, false);
});
test.afterAll(async () => {
  await elsewhere.close();
  await folder.remove();
});

const words = {
  en: { title: 'Your copy of the film', open: 'Use another copy here…', people: 'People' },
  zh: { title: '你这里的影片', open: '只在这里换一份影片…', people: '成员' },
} as const;

async function openCopies(page: Page): Promise<Locator> {
  await openMore(page);
  await menuItem(page, words.en.open).click();
  const dialog = page.getByRole('dialog', { name: words.en.title });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function takeLink(page: Page, link: string): Promise<Locator> {
  const dialog = await openCopies(page);
  await dialog.getByLabel('Link to my copy').fill(link);
  await dialog.getByRole('button', { name: 'Use', exact: true }).click();
  return dialog;
}

async function takeFile(page: Page, file: string): Promise<Locator> {
  const dialog = await openCopies(page);
  await dialog.locator('input[type=file]').setInputFiles(file);
  return dialog;
}

const sourceOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('video')?.currentSrc ?? '');
const person = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: 'People' }).getByRole('listitem').filter({ hasText: name });
const openPeople = (page: Page) => page.getByRole('tab', { name: 'People' }).click();
/** Nothing lies over the picture. */
const clear = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

test('[SR10][SR11][SR14][SR16] one on the room’s link, one on a link of his own, one on his own file: the same frame', async ({
  lockstep,
}) => {
  const [ann, ben, cleo] = await lockstep.roomWith(['Ann', 'Ben', 'Cleo']);
  if (ann === undefined || ben === undefined || cleo === undefined) throw new Error('nobody came');
  const roomsLink = await sourceOf(ann.page);
  await takeLink(ben.page, elsewhere.film);
  await takeFile(cleo.page, renamed);
  await expect.poll(() => sourceOf(ben.page)).toBe(elsewhere.film);
  await expect.poll(() => sourceOf(cleo.page)).toMatch(/^blob:/);
  await clear(ben.page);
  await clear(cleo.page);
  for (const { page } of [ben, cleo]) await filmReady(page);

  await ann.page.keyboard.press('k');
  await expectPlaying([ann, ben, cleo]);
  await ann.page.waitForTimeout(2000);
  await expect.poll(() => skewMs([ann, ben, cleo])).toBeLessThan(frameMs / 2);
  await ann.page.keyboard.press('k');
  await expectPaused([ann, ben, cleo]);
  const people = [ann, ben, cleo];
  expect(await expectSameFrame(people)).toBeGreaterThan(10);
  expect(await sourceOf(ann.page)).toBe(roomsLink);

  await test.step('equal films by other addresses and names are no reason for a warning', async () => {
    await openPeople(ann.page);
    await expect(person(ann.page, 'Ben').getByText('own link', { exact: true })).toBeVisible();
    await expect(person(ann.page, 'Cleo').getByText('own file', { exact: true })).toBeVisible();
    for (const { page } of people) {
      await expect(page.getByText(/another version|another file|other version/)).toHaveCount(0);
    }
  });
  await test.step('after a reload the link is used again, and the file is asked for by its name', async () => {
    await ben.page.reload();
    await enter(ben);
    expect(await sourceOf(ben.page)).toBe(elsewhere.film);
    await cleo.page.reload();
    await enter(cleo);
    expect(new URL(await sourceOf(cleo.page)).pathname).toBe('/media/demo.mp4');
    const dialog = await openCopies(cleo.page);
    await expect(dialog.getByText('Last time you used “our-evening.mp4”.', { exact: false })).toBeVisible();
  });
  await test.step('back to the room’s', async () => {
    const dialog = await openCopies(ben.page);
    await dialog.getByRole('button', { name: 'Back to the room’s' }).click();
    await expect.poll(async () => new URL(await sourceOf(ben.page)).pathname).toBe('/media/demo.mp4');
    await expect(person(ann.page, 'Ben').getByText('own link')).toHaveCount(0);
  });
});

test('[SR4][SR5][SR6][SR7] another film is told to both sides, in their languages, and nobody is stopped', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  const wang = await lockstep.visit(linkTo(room, encodeURIComponent('小王')), { locale: 'zh-CN' });
  await wang.page.getByRole('button', { name: '加入' }).click();
  await filmReady(wang.page);
  await openPeople(ann.page);
  await wang.page.waitForTimeout(2000);

  await wang.page.mouse.move(300, 300);
  await wang.page.mouse.move(310, 300);
  await wang.page.getByRole('button', { name: '更多' }).click();
  await wang.page.getByRole('menuitem', { name: words.zh.open }).click();
  const dialog = wang.page.getByRole('dialog', { name: words.zh.title });
  await dialog.locator('input[type=file]').setInputFiles(shorter);
  await expect(wang.page.getByText('你的影片比大家的短 25 秒，可能是另一个版本。').first()).toBeVisible();
  await expect(
    ann.page.getByText('小王’s film is another version: 25 s shorter than the one here'),
  ).toBeVisible();
  await expect(person(ann.page, '小王').getByText('own file · other version, 25 s shorter')).toBeVisible();
  await wang.page.keyboard.press('Escape');
  await ann.page.keyboard.press('k');
  await expectPlaying([ann, wang]);
  await ann.page.keyboard.press('k');
  await expectPaused([ann, wang]);

  await test.step('another encoding as long is mild', async () => {
    await wang.page.mouse.move(300, 300);
    await wang.page.getByRole('button', { name: '更多' }).click();
    await wang.page.getByRole('menuitem', { name: words.zh.open }).click();
    await dialog.locator('input[type=file]').setInputFiles(recoded);
    await expect(dialog.getByText('多半是另一种编码', { exact: false })).toBeVisible();
    await expect(person(ann.page, '小王').getByText('own file · perhaps another encoding')).toBeVisible();
    await expect(ann.page.getByText('is another version', { exact: false })).toHaveCount(0);
  });
  await test.step('the very film under another name is the film', async () => {
    await dialog.locator('input[type=file]').setInputFiles(renamed);
    await expect(dialog.getByText('和房间的影片相比：是同一部影片。')).toBeVisible();
    await expect(person(ann.page, '小王').getByText('own file', { exact: true })).toBeVisible();
  });
});

test('[SR20][SR24] an offset of two seconds is two seconds of picture, for that member alone, by keys and by hand', async ({
  lockstep,
}) => {
  const [ann, ben] = both(await lockstep.roomWith(['Ann', 'Ben']));
  await ann.page.keyboard.press('5');
  await expect.poll(async () => (await film(ben.page)).position).toBeCloseTo(15, 1);
  const dialog = await openCopies(ben.page);
  const field = dialog.getByRole('spinbutton', { name: 'Seconds ahead of the room; negative is behind' });
  await field.fill('1.8');
  await dialog.getByRole('button', { name: 'A tenth of a second more' }).click();
  await field.focus();
  await ben.page.keyboard.press('ArrowUp');
  await expect(field).toHaveValue('2');
  await expect.poll(async () => (await film(ben.page)).position).toBeCloseTo(17, 2);
  await clear(ben.page);
  expect((await film(ann.page)).position).toBeCloseTo(15, 1);
  await expect
    .poll(async () => ((await frameOnScreen(ben.page)) ?? 0) - ((await frameOnScreen(ann.page)) ?? 0))
    .toBe(60);
  await openPeople(ann.page);
  await expect(person(ann.page, 'Ben').getByText('shifted by +2.0 s')).toBeVisible();

  await test.step('while it plays, and at the next pause', async () => {
    await ann.page.keyboard.press('k');
    await expectPlaying([ann, ben]);
    await ann.page.waitForTimeout(1500);
    await expect(
      person(ann.page, 'Ben')
        .getByText(/^in step$|^[+−]?\d+ ms/)
        .first(),
    ).toBeVisible();
    await ann.page.keyboard.press('k');
    await expectPaused([ann, ben]);
    await expect
      .poll(async () => ((await frameOnScreen(ben.page)) ?? 0) - ((await frameOnScreen(ann.page)) ?? 0))
      .toBe(60);
  });
  await test.step('reset', async () => {
    const again = await openCopies(ben.page);
    await again.getByRole('button', { name: 'Reset' }).click();
    await clear(ben.page);
    await expectSameFrame([ann, ben]);
  });
});

test('[SR20][SR22][SR23] a cut that begins two seconds later shows the others’ frames with its offset', async ({
  lockstep,
}) => {
  const [ann, ben] = both(await lockstep.roomWith(['Ann', 'Ben']));
  const dialog = await takeFile(ben.page, laterCut);
  await dialog.getByRole('spinbutton', { name: 'Seconds ahead of the room; negative is behind' }).fill('2');
  await clear(ben.page);
  await filmReady(ben.page);
  await ann.page.keyboard.press('3');
  await expect.poll(async () => (await film(ben.page)).position).toBeCloseTo(11, 1);
  await expectSameFrame([ann, ben]);
  await ann.page.keyboard.press('k');
  await expectPlaying([ann, ben]);
  await ann.page.waitForTimeout(1500);
  await ann.page.keyboard.press('k');
  await expectPaused([ann, ben]);
  expect(await expectSameFrame([ann, ben])).toBeGreaterThan(280);
});

test('[SR15][RM69][RM70] a link that is dead is left for the next one, which anybody may offer and take away', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const dead = encodeURIComponent('http://127.0.0.1:9/none.mp4');
  const ann = await lockstep.visit(`/r/${room}?u=Ann&url=${dead}`);
  await joinRoom(ann.page);
  await expect(ann.page.getByRole('alert').filter({ has: button(ann.page, 'Another film') })).toBeVisible();
  await button(ann.page, 'Use another copy here…').click();
  const dialog = ann.page.getByRole('dialog', { name: words.en.title });
  await dialog.getByLabel('Link to my copy').fill('/media/demo.mp4');
  await dialog.getByRole('button', { name: 'Use', exact: true }).click();
  await filmReady(ann.page);
  await dialog.getByRole('button', { name: 'Offer this link to everybody' }).click();
  await expect(dialog.getByText('Everybody can choose it now', { exact: false })).toBeVisible();

  const ben = await lockstep.visit(`/r/${room}?u=Ben`);
  await joinRoom(ben.page);
  await expect(
    ben.page.getByText('That film could not be opened here. Another copy plays now.'),
  ).toBeVisible();
  await filmReady(ben.page);
  expect(new URL(await sourceOf(ben.page)).pathname).toBe('/media/demo.mp4');

  await test.step('a dead link of one’s own leads back to the room’s', async () => {
    await takeLink(ben.page, 'http://127.0.0.1:9/mine.mp4');
    await expect(
      ben.page.getByText('Your own copy could not be opened. The room’s film plays now.'),
    ).toBeVisible();
    await clear(ben.page);
    await filmReady(ben.page);
    await ben.page.keyboard.press('k');
    await clear(ann.page);
    await expectPlaying([ann, ben]);
    await ben.page.keyboard.press('k');
    await expectPaused([ann, ben]);
    await expectSameFrame([ann, ben]);
  });
  await test.step('taken away, it is nobody’s any more', async () => {
    const again = await openCopies(ann.page);
    await again.getByRole('button', { name: 'Take this away for everybody: 127.0.0.1:9 (none.mp4)' }).click();
    await expect(again.getByRole('radio')).toHaveCount(1);
  });
});

test('[SR3][SR4] a file of the room is known by what is in it, whatever it is called', async ({
  lockstep,
}) => {
  const ann = await lockstep.visit('/');
  await ann.page.getByLabel('Your name').fill('Ann');
  await ann.page.locator('input[type=file]').setInputFiles(renamed);
  await filmReady(ann.page);
  const ben = await lockstep.visit(`${new URL(ann.page.url()).pathname}?u=Ben`);
  await joinRoom(ben.page);
  await expect(ben.page.getByText('Ann is watching a file. Choose your copy.').first()).toBeVisible();
  await ben.page.locator('main input[type=file]').first().setInputFiles(demo);
  await filmReady(ben.page);
  await openPeople(ann.page);
  await expect(person(ann.page, 'Ben')).toBeVisible();
  const dialog = await openCopies(ben.page);
  await expect(dialog.getByText('Compared with the room’s film: it is the same.')).toBeVisible();
  await expect(ann.page.getByText(/another version|another file|another encoding/)).toHaveCount(0);
  await test.step('as large and as long, but with one byte changed, it is another one', async () => {
    await dialog.locator('input[type=file]').setInputFiles(changed);
    await expect(
      dialog.getByText('Compared with the room’s film: as long, but other data.', { exact: false }),
    ).toBeVisible();
    await expect(person(ann.page, 'Ben').getByText('perhaps another encoding')).toBeVisible();
  });
});
