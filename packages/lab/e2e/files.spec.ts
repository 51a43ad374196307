/** Files between people: from page to page, over lines that break, intact or told. */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Locator, Page } from '@playwright/test';
import { assets, joinRoom } from '../src/harness/product.ts';
import { button, expect, filmReady, test, type Lockstep, type Person } from './lockstep.ts';
import { workerFolder } from './worker-folder.ts';

const folder = workerFolder('files');
const megabyte = 2 ** 20;
const demoFilm = `${assets}/demo.mp4`;

test.beforeAll(folder.make);
test.afterAll(folder.remove);

interface MadeFile {
  readonly path: string;
  readonly name: string;
  readonly hash: string;
}

/** Noise, of which the same megabyte comes again and again with its number in front. */
async function makeFile(name: string, megabytes: number): Promise<MadeFile> {
  const path = `${folder.path}/${name}`;
  const block = randomBytes(megabyte);
  const content = Buffer.alloc(megabytes * megabyte);
  for (let at = 0; at < megabytes; at++) {
    block.writeUInt32BE(at);
    block.copy(content, at * megabyte);
  }
  await writeFile(path, content);
  return { path, name, hash: createHash('sha256').update(content).digest('hex') };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/** What a page's lines do, and what is done to them. */
interface Meddling {
  /** After so many bytes the line is cut, once. */
  readonly cutAfter: number | null;
  /** A byte of this message is changed. */
  readonly bendAt: number | null;
}

/** Runs in the page before anything else. */
function meddle({ cutAfter, bendAt }: Meddling): void {
  const peers = new Set<RTCPeerConnection>();
  const Plain = RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Plain {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      peers.add(this);
    }
  };
  const marks = { mostWaiting: 0, sent: 0, messages: 0, cuts: 0, lines: () => peers.size };
  Object.assign(globalThis, { __files: marks });
  // oxlint-disable-next-line typescript/unbound-method -- called with its channel below
  const send = RTCDataChannel.prototype.send as (data: unknown) => void;
  RTCDataChannel.prototype.send = function meddled(this: RTCDataChannel, data: unknown): void {
    if (typeof data === 'string') {
      send.call(this, data);
      return;
    }
    const bytes = data as Uint8Array;
    marks.messages += 1;
    marks.sent += bytes.length;
    if (marks.messages === bendAt) bytes[9] = 255 - (bytes[9] ?? 0);
    send.call(this, bytes);
    marks.mostWaiting = Math.max(marks.mostWaiting, this.bufferedAmount);
    if (cutAfter !== null && marks.cuts === 0 && marks.sent >= cutAfter) {
      marks.cuts += 1;
      for (const peer of peers) peer.close();
      // Closed by the page itself, a channel says nothing to it.
      this.dispatchEvent(new Event('close'));
    }
  };
}

interface Marks {
  readonly mostWaiting: number;
  readonly sent: number;
  readonly cuts: number;
  readonly lines: number;
}

const marksOf = (page: Page): Promise<Marks> =>
  page.evaluate(() => {
    const { __files: marks } = globalThis as unknown as {
      readonly __files: Omit<Marks, 'lines'> & { readonly lines: () => number };
    };
    return { ...marks, lines: marks.lines() };
  });

const untouched: Meddling = { cutAfter: null, bendAt: null };

async function pair(lockstep: Lockstep, meddling: Meddling = untouched): Promise<readonly [Person, Person]> {
  const room = await lockstep.makeRoom();
  const people: Person[] = [];
  for (const name of ['Ann', 'Ben']) {
    const person = await lockstep.visit('/');
    await person.page.addInitScript(meddle, meddling);
    await person.page.goto(`${person.line.url}/r/${room}?u=${name}`);
    await joinRoom(person.page);
    people.push(person);
  }
  const [ann, ben] = people;
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  return [ann, ben];
}

const tray = (page: Page): Locator => page.getByRole('region', { name: 'Files between you and others' });
const rows = (page: Page): Locator => tray(page).getByRole('listitem');

async function send({ page }: Person, to: string, ...files: readonly MadeFile[]): Promise<void> {
  await page.getByRole('tab', { name: 'People' }).click();
  await button(page, `${to}: what you can do`).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Send a file…' }).click();
  await (await choosing).setFiles(files.map(({ path }) => path));
}

async function take({ page }: Person): Promise<void> {
  await button(page, 'Take it').first().click();
}

/** Presses Save; the hash of what came. */
async function saved({ page }: Person): Promise<{ readonly name: string; readonly hash: string }> {
  const downloading = page.waitForEvent('download');
  await button(page, 'Save').first().click();
  const download = await downloading;
  return { name: download.suggestedFilename(), hash: await hashOf(await download.path()) };
}

const isThere = (person: Person): Promise<void> =>
  expect(rows(person.page)).toContainText('here, and whole', { timeout: 30_000 });

test('[FT1][FT8][FT9] 5 MB, the line cut in the middle: it goes on, arrives intact, and both say so', async ({
  lockstep,
}) => {
  const [ann, ben] = await pair(lockstep, { cutAfter: 2.5 * megabyte, bendAt: null });
  const file = await makeFile('Our trip.mkv', 5);
  await send(ann, 'Ben', file);
  await expect(rows(ann.page)).toContainText('For Ben, who has not answered yet · 5.2 MB');
  await expect(rows(ben.page)).toContainText('Ann wants to send you this · 5.2 MB', { timeout: 20_000 });
  await take(ben);
  await isThere(ben);
  await expect(rows(ann.page)).toContainText('Ben has it, and it is whole');
  const { cuts, lines, sent, mostWaiting } = await marksOf(ann.page);
  expect({ cuts, lines }).toEqual({ cuts: 1, lines: 2 });
  // It went on from where it was, and did not begin anew.
  expect(sent).toBeLessThan(9 * megabyte);
  expect(mostWaiting).toBeLessThanOrEqual(megabyte);
  expect(await saved(ben)).toEqual({ name: file.name, hash: file.hash });

  await test.step('[FT11] put away it is gone from the device', async () => {
    await button(ben.page, 'Put “Our trip.mkv” away').click();
    await expect(tray(ben.page)).toBeHidden();
    await expect.poll(() => received(ben.page)).toEqual([]);
  });
});

/** Names of what is kept of files from others. */
const received = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const kept = (await root.getDirectoryHandle('received')) as FileSystemDirectoryHandle & {
      keys(): AsyncIterable<string>;
    };
    const names: string[] = [];
    for await (const name of kept.keys()) names.push(name);
    return names;
  });

/** Loses some of what goes directly from browser to browser, on this page's side. */
async function losePackets(page: Page, percent: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
    packetLoss: percent,
  });
}

/** MB of their own that the pages' processes hold, the largest of them; not what is shared, or belongs to files. */
async function pageMegabytes(browser: Browser): Promise<readonly (readonly [number, number])[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const pages = processInfo.filter(({ type }) => type === 'renderer');
  return Promise.all(
    pages.map(async ({ id }) => {
      const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
      return [id, Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024] as const;
    }),
  );
}

/** Gives what of the memory of these pages is no longer used back, as browsers do when they have a moment. */
async function clearAway(people: readonly Person[]): Promise<void> {
  for (const { page } of people) {
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    await session.detach();
  }
  await pause(3000);
}

/** The most that any process with a page has grown since `before`, MB. */
async function grownSince(browser: Browser, before: readonly (readonly [number, number])[]): Promise<number> {
  const known = new Map(before);
  const now = await pageMegabytes(browser);
  return Math.max(...now.map(([id, megabytes]) => megabytes - (known.get(id) ?? megabytes)));
}

test('[FT6][FT9] 100 MB with packets lost on the way: intact, and neither page holds it', async ({
  lockstep,
  browser,
}) => {
  test.setTimeout(150_000);
  const [ann, ben] = await pair(lockstep);
  await losePackets(ann.page, 2);
  const file = await makeFile('Holidays.mkv', 100);
  await send(ann, 'Ben', file);
  const before = await pageMegabytes(browser);
  await take(ben);
  await expect(rows(ben.page)).toContainText(/From Ann · [5-8]\d%/, { timeout: 60_000 });
  await expect(rows(ben.page)).toContainText('here, and whole', { timeout: 100_000 });
  await expect(rows(ann.page)).toContainText('Ben has it, and it is whole');
  const { mostWaiting } = await marksOf(ann.page);
  expect(mostWaiting).toBeLessThanOrEqual(megabyte);
  await clearAway([ann, ben]);
  expect(await grownSince(browser, before)).toBeLessThan(60);
  expect(await saved(ben)).toEqual({ name: file.name, hash: file.hash });
});

test('[FT2] declined: the sender is told, and the offer goes; several are offered at once, programs with a warning', async ({
  lockstep,
}) => {
  const [ann, ben] = await pair(lockstep);
  await send(ann, 'Ben', await makeFile('Notes.txt', 1), await makeFile('Player.exe', 1));
  await expect(rows(ben.page)).toHaveCount(2, { timeout: 20_000 });
  await expect(tray(ben.page)).toContainText('2 files');
  await expect(rows(ben.page).first()).not.toContainText('program');
  await expect(rows(ben.page).last()).toContainText('Take it only if you expected it from Ann.');
  await button(ben.page, 'No, thanks').last().click();
  await expect(rows(ben.page)).toHaveCount(1);
  await expect(rows(ann.page).last()).toContainText('Ben did not want it.');
  await expect(rows(ann.page).first()).toContainText('has not answered yet');
  // Nothing went.
  expect(await marksOf(ann.page)).toMatchObject({ sent: 0, lines: 0 });
  await take(ben);
  await isThere(ben);
});

test('[FT8] a byte that is not what it was: told to both, and not to be had', async ({ lockstep }) => {
  const [ann, ben] = await pair(lockstep, { cutAfter: null, bendAt: 7 });
  await send(ann, 'Ben', await makeFile('Bent.mkv', 2));
  await take(ben);
  await expect(rows(ben.page)).toContainText('What arrived is not what Ann sent', { timeout: 30_000 });
  await expect(rows(ann.page)).toContainText('It arrived damaged, and Ben does not have it.');
  await expect(button(ben.page, 'Save')).toHaveCount(0);
  await expect.poll(() => received(ben.page)).toEqual([]);
  // Once more, and this time nothing is bent.
  await button(ann.page, 'Send again').click();
  await take(ben);
  await expect(rows(ben.page).last()).toContainText('here, and whole', { timeout: 30_000 });
});

test('[FT5][FT10] the receiver loads his page anew, and it goes on; stopped by either, it ends for both', async ({
  lockstep,
}) => {
  test.setTimeout(120_000);
  const [ann, ben] = await pair(lockstep);
  // Slow enough to be stopped by hand.
  await losePackets(ann.page, 8);
  const file = await makeFile('Long.mkv', 30);
  await send(ann, 'Ben', file);
  await take(ben);
  const share = async (page: Page): Promise<number> =>
    Number(await rows(page).getByRole('progressbar').first().getAttribute('value'));
  await expect.poll(() => share(ben.page), { timeout: 40_000 }).toBeGreaterThan(2);
  const before = await share(ben.page);
  await ben.page.reload();
  await joinRoom(ben.page);
  await expect(rows(ben.page)).toContainText(/From Ann · \d+%/, { timeout: 20_000 });
  // Where it goes on is asked of what is kept: the first words say 0.
  await expect.poll(() => share(ben.page), { timeout: 40_000 }).toBeGreaterThan(before);
  await expect(rows(ann.page)).toContainText(/To Ben · \d+%/);

  await button(ben.page, 'Stop “Long.mkv”').click();
  await button(ben.page, 'Go on').click();
  await button(ben.page, 'Stop “Long.mkv”').click();
  await button(ben.page, 'Stop it').click();
  await expect(tray(ben.page)).toBeHidden();
  await expect(rows(ann.page)).toContainText('Ben stopped it.');
  await expect.poll(() => received(ben.page)).toEqual([]);

  await button(ann.page, 'Send again').click();
  await take(ben);
  await expect.poll(() => share(ben.page), { timeout: 40_000 }).toBeGreaterThan(0);
  await button(ann.page, 'Stop “Long.mkv”').click();
  await button(ann.page, 'Stop it').click();
  await expect(rows(ben.page)).toContainText('Ann stopped it.');
});

test('[FT11] a film that came is watched as the own copy of what is on', async ({ lockstep }) => {
  const [ann, ben] = await pair(lockstep);
  await send(ann, 'Ben', { path: demoFilm, name: 'demo.mp4', hash: await hashOf(demoFilm) });
  await take(ben);
  await isThere(ben);
  await button(ben.page, 'Watch it here').click();
  await filmReady(ben.page);
  expect(await ben.page.evaluate(() => document.querySelector('video')?.currentSrc)).toMatch(/^blob:/);
  await button(ben.page, 'Put “demo.mp4” away').click();
  await ben.page.keyboard.press('5');
  await filmReady(ben.page);
});
