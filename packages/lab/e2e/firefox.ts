/** What trials with Firefox need beside lockstep.ts: the browser, people in it, and what can be asked of either browser's pages. */
import type { Browser, Page } from 'puppeteer-core';
import { directLine, type LinkShape } from '../src/harness/network/link.ts';
import type { MemberLine } from '../src/harness/network/network.ts';
import { buttonIn, startFirefox } from '../src/harness/firefox.ts';
import { onLabClock } from '../src/harness/member.ts';
import { pagePrelude } from '../src/harness/page/in-page.ts';
import type { PageRecord } from '../src/harness/page/sampler.ts';
import { frameIn, frameOnScreen, pictureIn } from '../src/harness/witness/screen.ts';
import { expect, film, linkTo, test as base, type Film, type Person } from './lockstep.ts';

/** Somebody who watches, whatever the browser. */
export interface Watcher {
  film(): Promise<Film>;
  /** The page's real clock, in ms. */
  now(): Promise<number>;
  seen(): Promise<PageRecord>;
  frame(): Promise<number | null>;
}

export interface FirefoxPerson extends Watcher {
  readonly page: Page;
  readonly line: MemberLine;
  /** Clicks the button with this name. */
  press(button: string): Promise<void>;
  /** Whether this text is on the page. */
  says(text: string): Promise<boolean>;
}

export interface Firefox {
  /** Opens `path` for somebody new, whose Firefox gives sound to every page. */
  visit(path: string, link?: Partial<LinkShape>, prelude?: string): Promise<FirefoxPerson>;
  /**
   * Goes into the room at `path` in a Firefox as it comes, as a page does that the browser has restored. The driver's
   * questions count as gestures, so the page is not asked: it tells by itself, also where the button `name` is.
   */
  comeWithoutGesture(path: string, name: string): Promise<Teller>;
}

export interface Teller {
  readonly page: Page;
  /** What the page told last; null: nothing yet. */
  told(): Told | null;
}

export interface Told {
  readonly playing: boolean;
  readonly muted: boolean;
  /** Middle of the button, if it is there. */
  readonly button: { readonly x: number; readonly y: number } | null;
}

export const test = base.extend<{ readonly firefox: Firefox }>({
  firefox: async ({ product, network }, lend) => {
    const closing: (() => Promise<void>)[] = [];
    const open = async (autoplay: boolean, link?: Partial<LinkShape>) => {
      const browser: Browser = await startFirefox({ autoplay });
      closing.push(() => browser.close());
      const line = await network.open(product.port, { ...directLine, ...link });
      closing.push(() => line.close());
      return { line, page: await browser.newPage() };
    };
    await lend({
      async visit(path, link, prelude) {
        const { line, page } = await open(true, link);
        if (prelude !== undefined) await page.evaluateOnNewDocument(prelude);
        await page.evaluateOnNewDocument(pagePrelude({ offsetMs: 0, driftPpm: 0 }));
        await page.goto(line.url + path);
        return personIn(page, line);
      },
      async comeWithoutGesture(path, name) {
        const { line, page } = await open(false);
        let last: Told | null = null;
        page.on('console', (message) => {
          const text = message.text();
          if (text.startsWith(TOLD)) last = JSON.parse(text.slice(TOLD.length)) as Told;
        });
        await page.evaluateOnNewDocument(joinAndTell, TOLD, name);
        await page.goto(line.url + path);
        return { page, told: () => last };
      },
    });
    for (const close of closing.toReversed()) await close();
  },
});

const TOLD = 'told ';

/** To be run in the page; must not refer to anything outside itself. */
function joinAndTell(mark: string, name: string): void {
  let joined = false;
  setInterval(() => {
    const form = document.querySelector('form');
    if (!joined && form !== null) {
      joined = true;
      form.requestSubmit();
    }
    const video = document.querySelector('video');
    const button = [...document.querySelectorAll('button')].find(
      ({ innerText }) => innerText.trim() === name,
    );
    const box = button?.getBoundingClientRect();
    const told = {
      playing: video !== null && !video.paused && video.currentTime > 0,
      muted: video?.muted ?? false,
      button: box === undefined ? null : { x: box.x + box.width / 2, y: box.y + box.height / 2 },
    };
    console.log(mark + JSON.stringify(told));
  }, 100);
}

function personIn(page: Page, line: MemberLine): FirefoxPerson {
  return {
    page,
    line,
    press: async (name) => (await buttonIn(page, name)).click(),
    says: (text) => page.evaluate((wanted) => document.body.innerText.includes(wanted), text),
    film: () =>
      page.evaluate(() => {
        const video = document.querySelector('video');
        return {
          position: video?.currentTime ?? -1,
          paused: video?.paused ?? true,
          muted: video?.muted ?? false,
          audible: video?.muted === false && video.volume > 0.001,
          duration: video?.duration ?? 0,
        };
      }),
    now: () => page.evaluate(() => globalThis.__lab.realNow()),
    seen: () => page.evaluate(() => globalThis.__sampler.take()),
    async frame() {
      const box = await (await page.$('video'))?.boundingBox();
      return box ? frameIn(await page.screenshot({ clip: pictureIn(box) })) : null;
    },
  };
}

export const watcherIn = ({ page }: Person): Watcher => ({
  film: () => film(page),
  now: () => page.evaluate(() => globalThis.__lab.realNow()),
  seen: () => page.evaluate(() => globalThis.__sampler.take()),
  frame: () => frameOnScreen(page),
});

/** Presses the door's button, and waits for the film. */
export async function enterInFirefox(person: FirefoxPerson): Promise<FirefoxPerson> {
  // The door's card may move under the pointer when it is told who is inside: then one presses again.
  const isIn = () =>
    person.page.waitForSelector('video', { timeout: 5000 }).then(
      () => true,
      () => false,
    );
  do await person.press('Join');
  while (!(await isIn()));
  await person.page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 3);
  return person;
}

export async function expectMoving(watchers: readonly Watcher[]): Promise<void> {
  for (const watcher of watchers) {
    const before = await watcher.film();
    await expect
      .poll(async () => (await watcher.film()).position, { timeout: 20_000 })
      .toBeGreaterThan(before.position + 0.3);
  }
}

/** All stand still, on the same frame of the picture. */
export async function expectOneFrame(watchers: readonly Watcher[]): Promise<void> {
  for (const watcher of watchers) await expect.poll(async () => (await watcher.film()).paused).toBe(true);
  await expect(async () => {
    const frames: (number | null)[] = [];
    for (const watcher of watchers) frames.push(await watcher.frame());
    expect(frames[0]).toBeGreaterThanOrEqual(0);
    expect(frames).toEqual(watchers.map(() => frames[0]));
  }).toPass({ timeout: 15_000 });
}

const ROUNDS = 40;

/** What to add to the page's clock to get the lab's: from the quickest of some questions. */
async function offsetOf(watcher: Watcher): Promise<number> {
  let quickest = Infinity;
  let addMs = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const asked = performance.now();
    const there = await watcher.now();
    const answered = performance.now();
    if (answered - asked >= quickest) continue;
    quickest = answered - asked;
    addMs = (asked + answered) / 2 - there;
  }
  return addMs;
}

/**
 * How far apart the films of these people are over the next second and a half, in ms. Firefox tells its position every 40 ms,
 * and no reading is ahead of the film: the film is where the highest tenth of them say, in any browser. The film moves at speed 1.
 */
export async function apartMs(watchers: readonly Watcher[]): Promise<number> {
  const offsets: number[] = [];
  for (const watcher of watchers) {
    offsets.push(await offsetOf(watcher));
    await watcher.seen();
  }
  await new Promise((done) => setTimeout(done, 1500));
  const lines = await Promise.all(
    watchers.map(async (watcher, index) => {
      const { samples } = onLabClock(await watcher.seen(), offsets[index] ?? 0);
      const moved = samples.flatMap(([at, position, paused, seeking]) =>
        paused || seeking ? [] : [position * 1000 - at],
      );
      if (moved.length < 20) return Infinity;
      const highest = moved.toSorted((a, b) => b - a).slice(0, Math.ceil(moved.length / 10));
      return highest.reduce((sum, one) => sum + one, 0) / highest.length;
    }),
  );
  return Math.max(...lines) - Math.min(...lines);
}

export { expect, linkTo };
