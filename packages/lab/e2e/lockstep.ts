/** What all trials need: a server of their own, people with lines and clocks of their own, and where their films are. */
import {
  test as base,
  expect,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from '@playwright/test';
import type { RunningServer } from '@lockstep/server';
import { directLine, type LinkShape } from '../src/harness/network/link.ts';
import { startNetwork, type MemberLine, type Network } from '../src/harness/network/network.ts';
import { percentiles } from '../src/harness/analysis/figures.ts';
import { pairSkews } from '../src/harness/analysis/skew.ts';
import { toTrack } from '../src/harness/analysis/track.ts';
import { calibrate } from '../src/harness/calibrate.ts';
import { pagePrelude } from '../src/harness/page/in-page.ts';
import { onLabClock } from '../src/harness/member.ts';
import { joinRoom, makeRoom, startProduct, uploadsHere } from '../src/harness/product.ts';
import { frameOnScreen } from '../src/harness/witness/screen.ts';

export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly line: MemberLine;
}

export interface Lockstep {
  readonly server: RunningServer;
  /** Opens `path` for somebody new. */
  visit(path: string, wishes?: Wishes): Promise<Person>;
  /** A room that shows the demo film, with people in it; the first has brought the film. */
  roomWith(names: readonly string[], wishes?: Wishes): Promise<readonly Person[]>;
  makeRoom(): Promise<string>;
}

export interface Wishes {
  readonly link?: Partial<LinkShape>;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly locale?: string;
  readonly hasTouch?: boolean;
  readonly browser?: Browser;
  /** What the person has let this site use. */
  readonly permissions?: readonly string[];
  /** Runs in the page before its own scripts. */
  readonly prelude?: string;
}

const noBend = { offsetMs: 0, driftPpm: 0 };

export interface WorkerFixtures {
  readonly product: RunningServer;
  readonly network: Network;
}

export const test = base.extend<{ readonly lockstep: Lockstep }, WorkerFixtures>({
  product: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads from this pattern what a fixture needs
    async ({}, lend) => {
      const server = await startProduct(undefined, { uploads: uploadsHere() });
      await lend(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  network: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, lend) => {
      const network = startNetwork();
      await lend(network);
      await network.stop();
    },
    { scope: 'worker' },
  ],
  lockstep: async ({ product, network, browser, locale }, lend) => {
    const people: Person[] = [];
    const visit = async (path: string, wishes: Wishes = {}): Promise<Person> => {
      const line = await network.open(product.port, { ...directLine, ...wishes.link });
      const context = await (wishes.browser ?? browser).newContext({
        locale: wishes.locale ?? locale ?? 'en-GB',
        viewport: wishes.viewport ?? { width: 1280, height: 800 },
        hasTouch: wishes.hasTouch ?? false,
        permissions: [...(wishes.permissions ?? [])],
      });
      if (wishes.prelude !== undefined) await context.addInitScript({ content: wishes.prelude });
      await context.addInitScript({ content: pagePrelude(noBend) });
      const page = await context.newPage();
      const person = { page, context, line };
      people.push(person);
      await page.goto(line.url + path);
      return person;
    };
    const roomWith = async (names: readonly string[], wishes?: Wishes): Promise<readonly Person[]> => {
      const room = await makeRoom(product.port);
      const there: Person[] = [];
      for (const name of names) there.push(await enter(await visit(linkTo(room, name), wishes)));
      return there;
    };
    await lend({ server: product, visit, makeRoom: () => makeRoom(product.port), roomWith });
    for (const { context, line } of people) {
      await context.close();
      await line.close();
    }
  },
});

export { expect };

/** The way into `room` that brings this film along. */
export const linkWith = (room: string, name: string, url: string): string =>
  `/r/${room}?u=${name}&url=${encodeURIComponent(url)}`;

/** The same with the demo film. */
export const linkTo = (room: string, name: string): string => linkWith(room, name, '/media/demo.mp4');

/** Joins, and waits for the film. */
export async function enter(person: Person): Promise<Person> {
  await joinRoom(person.page);
  await filmReady(person.page);
  return person;
}

export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });

/** Waits until a room's first moments are over, and what is loaded after them is there. */
export const settled = (page: Page): Promise<void> =>
  expect
    .poll(() =>
      page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => /\/later-/.test(name))),
    )
    .toBe(true);

/** Closes the dialog that is open, and waits until keys are the film's again. */
export async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Waits until the page's film could play. */
export async function filmReady(page: Page): Promise<void> {
  await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 3);
}

export interface Film {
  /** In seconds. */
  readonly position: number;
  readonly paused: boolean;
  readonly muted: boolean;
  /** Loud enough to be heard. */
  readonly audible: boolean;
  readonly duration: number;
}

export function film(page: Page): Promise<Film> {
  return page.evaluate(() => {
    const video = document.querySelector('video');
    return {
      position: video?.currentTime ?? -1,
      paused: video?.paused ?? true,
      muted: video?.muted ?? false,
      audible: video?.muted === false && video.volume > 0.001,
      duration: video?.duration ?? 0,
    };
  });
}

/** Waits until the films of all pages go on. */
export async function expectPlaying(people: readonly Pick<Person, 'page'>[]): Promise<void> {
  for (const { page } of people) {
    let from = Infinity;
    const gone = async () => {
      const { position } = await film(page);
      // It may still be about to go back to where it begins.
      from = Math.min(from, position);
      return position - from;
    };
    await expect.poll(gone, { timeout: 20_000 }).toBeGreaterThan(0.3);
  }
}

export async function expectPaused(people: readonly Pick<Person, 'page'>[]): Promise<void> {
  for (const { page } of people) await expect.poll(async () => (await film(page)).paused).toBe(true);
}

/** The one frame number on all screens; waits until all show the same and nothing is in front of it. */
export async function expectSameFrame(people: readonly Person[]): Promise<number> {
  const shown = async (): Promise<(number | null)[]> => {
    const frames: (number | null)[] = [];
    for (const { page } of people) frames.push(await frameOnScreen(page));
    return frames;
  };
  let frame = -1;
  await expect(async () => {
    const frames = await shown();
    frame = frames[0] ?? -1;
    expect(frame).toBeGreaterThanOrEqual(0);
    expect(frames).toEqual(people.map(() => frame));
  }).toPass({ timeout: 15_000 });
  return frame;
}

/**
 * p95 of the skew between these people over the next second and a half, in ms.
 * @param zeros where on each one's element the same picture is, in s; by default at the same time on all
 */
export async function skewMs(people: readonly Person[], zeros: readonly number[] = []): Promise<number> {
  const clocks = await Promise.all(people.map(({ page }) => calibrate(page)));
  const from = performance.now();
  await people[0]?.page.waitForTimeout(1500);
  const tracks = await Promise.all(
    people.map(async ({ page }, index) => {
      const record = await page.evaluate(() => globalThis.__sampler.take());
      const zero = zeros[index] ?? 0;
      const samples = record.samples.map(
        ([at, position, ...rest]) => [at, position - zero, ...rest] as const,
      );
      return toTrack(String(index), onLabClock({ ...record, samples }, clocks[index]?.addMs ?? 0));
    }),
  );
  return percentiles(pairSkews(tracks, { from, to: performance.now() }))?.p95 ?? Infinity;
}

/** One frame of the demo film, in ms. */
export const frameMs = 1000 / 30;
