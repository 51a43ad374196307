import { execFile } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { assets, joinRoom } from '../src/harness/product.ts';
import { menuItem, openMore } from './bar.ts';
import {
  button,
  expect,
  expectPaused,
  expectPlaying,
  expectSameFrame,
  film,
  filmReady,
  frameMs,
  skewMs,
  test,
  type Lockstep,
  type Person,
} from './lockstep.ts';
import { workerFolder } from './worker-folder.ts';

const folder = workerFolder('containers');
const mp4 = `${folder.path}/evening.mp4`;
const mkv = `${folder.path}/evening.mkv`;
const dolby = `${folder.path}/evening-dolby.mkv`;
const sounds = `${folder.path}/evening-sounds.mkv`;
const silent = `${folder.path}/evening-dts.mkv`;
const other = `${folder.path}/evening.avi`;
/** Its sound ends six seconds in. */
const hushed = `${folder.path}/evening-hushed.mkv`;

const ffmpeg = async (...words: readonly string[]): Promise<void> => {
  await promisify(execFile)('ffmpeg', ['-y', '-v', 'error', '-nostdin', '-i', mp4, ...words]);
};

test.beforeAll(async () => {
  await folder.make();
  await copyFile(`${assets}/demo.mp4`, mp4);
  await ffmpeg('-c', 'copy', mkv);
  await ffmpeg('-c:v', 'copy', '-c:a', 'ac3', '-ac', '6', dolby);
  await ffmpeg(
    '-map',
    '0:v',
    '-map',
    '0:a',
    '-map',
    '0:a',
    '-c:v',
    'copy',
    '-c:a:0',
    'aac',
    '-c:a:1',
    'ac3',
    '-metadata:s:a:0',
    'language=eng',
    '-metadata:s:a:1',
    'language=chi',
    sounds,
  );
  await ffmpeg('-c:v', 'copy', '-c:a', 'dca', '-strict', '-2', silent);
  await ffmpeg('-c:v', 'mpeg4', '-c:a', 'mp3', '-t', '2', other);
  await ffmpeg('-c:v', 'copy', '-c:a', 'aac', '-af', 'atrim=0:6', hushed);
});
test.afterAll(folder.remove);

/** Somebody who begins a room with a film of this device. */
async function withOwn(lockstep: Lockstep, name: string, file: string): Promise<Person> {
  const person = await lockstep.visit('/');
  await person.page.getByLabel('Your name').fill(name);
  await person.page.locator('input[type=file]').setInputFiles(file);
  return person;
}

/** Somebody who joins and chooses another copy. */
async function withCopy(lockstep: Lockstep, first: Person, file: string): Promise<Person> {
  const person = await lockstep.visit(`${new URL(first.page.url()).pathname}?debug`);
  await joinRoom(person.page);
  await person.page.locator('main input[type=file]').first().setInputFiles(file);
  return person;
}

/** Whether the film comes by a MediaSource, not from the file's own address: that can be fetched. */
const isFed = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const address = document.querySelector('video')?.currentSrc ?? '';
    return fetch(address).then(
      () => false,
      () => true,
    );
  });

for (const [what, copy] of [
  ['an MKV whose times its container has moved', mkv],
  ['an MKV with Dolby sound', dolby],
] as const) {
  test(`[RX7] one watches an MP4, the other ${what}: in step, and the same frame at each pause`, async ({
    lockstep,
  }) => {
    const ann = await withOwn(lockstep, 'Ann', mp4);
    await filmReady(ann.page);
    const ben = await withCopy(lockstep, ann, copy);
    await expect.poll(() => isFed(ben.page)).toBe(true);
    await filmReady(ben.page);
    await ann.page.keyboard.press('k');
    await expectPlaying([ann, ben]);
    await expect.poll(() => skewMs([ann, ben])).toBeLessThan(frameMs / 2);
    for (const jump of ['5', '2', '8']) {
      await ann.page.keyboard.press('k');
      await expectPaused([ann, ben]);
      await ann.page.keyboard.press(jump);
      await expectSameFrame([ann, ben]);
      await ben.page.keyboard.press('k');
      await expectPlaying([ann, ben]);
    }
    await ben.page.keyboard.press('k');
    await expectPaused([ann, ben]);
    await expectSameFrame([ann, ben]);
  });
}

test('[RX3] a film whose sound cannot be played says so by name, and goes on without it', async ({
  lockstep,
}) => {
  const ann = await withOwn(lockstep, 'Ann', silent);
  await expect(ann.page.getByRole('alert').getByText('The film’s sound is DTS')).toBeVisible();
  await button(ann.page, 'Watch without sound').click();
  await expect(ann.page.getByRole('alert').filter({ hasText: 'DTS' })).toHaveCount(0);
  await filmReady(ann.page);
  await ann.page.keyboard.press('k');
  await expectPlaying([ann]);
});

test('[RX3] a kind of file that no browser reads is named', async ({ lockstep }) => {
  const ann = await withOwn(lockstep, 'Ann', other);
  await expect(ann.page.getByRole('alert').getByText('a file of the kind AVI')).toBeVisible();
  await expect(button(ann.page, 'Another film')).toBeVisible();
});

test('[RX11] another sound track is chosen while all watch: nobody else notices', async ({ lockstep }) => {
  const ann = await withOwn(lockstep, 'Ann', mp4);
  await filmReady(ann.page);
  const ben = await withCopy(lockstep, ann, sounds);
  await filmReady(ben.page);
  await ann.page.keyboard.press('k');
  await expectPlaying([ann, ben]);
  await expect.poll(() => skewMs([ann, ben])).toBeLessThan(frameMs / 2);
  await ann.page.evaluate(() => globalThis.__sampler.take());
  await button(ben.page, /^Sync:/).click();
  await expect(ben.page.getByText('repacked here', { exact: true })).toBeVisible();
  await button(ben.page, 'Next sound track').click();
  await expect(ben.page.getByText('repacked here, sound converted')).toBeVisible();
  await ben.page.waitForTimeout(3000);
  await expectPlaying([ann, ben]);
  await expect.poll(() => skewMs([ann, ben])).toBeLessThan(frameMs / 2);
  const { events } = await ann.page.evaluate(() => globalThis.__sampler.peek());
  expect(events.filter(([, kind]) => kind === 'pause' || kind === 'waiting' || kind === 'seeking')).toEqual(
    [],
  );
  expect((await film(ben.page)).paused).toBe(false);
});

/**
 * By how much the beeps, which begin with each second of the film, come after their picture in what the element gives out,
 * in s. The element's own way adds the same each time.
 */
const beepsLate = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const video = document.querySelector('video') as
      | (HTMLVideoElement & { readonly captureStream: () => MediaStream })
      | null;
    if (video === null) throw new Error('no film');
    const context = new AudioContext();
    const ear = context.createAnalyser();
    // The last 0.17 s or so: where a beep begins in them says when it was, however late they are looked at.
    ear.fftSize = 8192;
    context.createMediaStreamSource(video.captureStream()).connect(ear);
    const wave = new Float32Array(ear.fftSize);
    const late: number[] = [];
    const timer = setInterval(() => {
      const at = video.currentTime;
      ear.getFloatTimeDomainData(wave);
      const loudest = Math.max(...wave.map(Math.abs));
      const begin = wave.findIndex((each) => Math.abs(each) > 0.3 * loudest);
      // In silence, or in the middle of a beep, nothing begins.
      if (loudest < 0.01 || begin < wave.length / 4) return;
      const from = at - (wave.length - begin) / context.sampleRate;
      late.push(from - Math.round(from));
    }, 20);
    await new Promise((resolve) => setTimeout(resolve, 5600));
    clearInterval(timer);
    await context.close();
    return late.toSorted((a, b) => a - b)[Math.floor(late.length / 2)] ?? Number.NaN;
  });

async function openCopies(page: Page) {
  await openMore(page);
  await menuItem(page, 'Use another copy here…').click();
  return page.getByRole('dialog', { name: 'Your copy of the film' });
}
const secondsField = 'Seconds the sound comes later than the picture; negative is sooner';

test('[RX12] the sound of an own film is moved against its picture, for oneself alone, and kept', async ({
  lockstep,
}, info) => {
  test.setTimeout(150_000);
  const ann = await withOwn(lockstep, 'Ann', mp4);
  await filmReady(ann.page);
  const ben = await withCopy(lockstep, ann, mp4);
  await filmReady(ben.page);
  await ann.page.keyboard.press('k');
  await expectPlaying([ann, ben]);
  await expect.poll(() => skewMs([ann, ben])).toBeLessThan(frameMs / 2);
  const usual = await beepsLate(ben.page);
  const dialog = await openCopies(ben.page);
  for (let press = 0; press < 6; press += 1) {
    await dialog.getByRole('button', { name: 'Sound a twentieth of a second later' }).click();
  }
  await expect(dialog.getByLabel(secondsField)).toHaveValue('0.30');
  expect(await isFed(ben.page)).toBe(true);
  const figures: Record<string, number> = { usual };
  const moved = async (what: string): Promise<number> => {
    // The film is short, and a busy machine takes its time.
    await ann.page.keyboard.press('0');
    await ben.page.waitForTimeout(1500);
    await expectPlaying([ann, ben]);
    return (figures[what] = (await beepsLate(ben.page)) - usual);
  };
  expect(Math.abs((await moved('later')) - 0.3)).toBeLessThan(0.03);
  await dialog.getByLabel(secondsField).fill('-0.2');
  expect(Math.abs((await moved('sooner')) + 0.2)).toBeLessThan(0.03);
  await expect.poll(() => skewMs([ann, ben])).toBeLessThan(frameMs / 2);
  info.annotations.push({ type: 'moved', description: JSON.stringify(figures) });
  await ben.page.reload();
  await joinRoom(ben.page);
  await ben.page.locator('main input[type=file]').first().setInputFiles(mp4);
  await expect.poll(() => isFed(ben.page)).toBe(true);
  await expect((await openCopies(ben.page)).getByLabel(secondsField)).toHaveValue('-0.20');
});

test('[RX12] the sound of a film by a link stays, and that is said', async ({ lockstep }) => {
  const [ann] = await lockstep.roomWith(['Ann']);
  if (ann === undefined) throw new Error('nobody');
  const dialog = await openCopies(ann.page);
  await expect(dialog.getByText('The sound of this film cannot be moved')).toBeVisible();
  await expect(dialog.getByLabel(secondsField)).toHaveCount(0);
});

test('[RX13] a film whose sound ends early goes on to its end, also after a jump behind it', async ({
  lockstep,
}) => {
  const ann = await withOwn(lockstep, 'Ann', hushed);
  await filmReady(ann.page);
  await ann.page.keyboard.press('k');
  await expect.poll(async () => (await film(ann.page)).position, { timeout: 20_000 }).toBeGreaterThan(8);
  await ann.page.keyboard.press('6');
  await expect.poll(async () => (await film(ann.page)).position, { timeout: 20_000 }).toBeGreaterThan(20);
  await expectPlaying([ann]);
});
