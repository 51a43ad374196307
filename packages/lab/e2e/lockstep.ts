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
import { joinRoom, makeRoom, startProduct } from '../src/harness/product.ts';
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
}

const DEMO = encodeURIComponent('/media/demo.mp4');

export const test = base.extend<
  { readonly lockstep: Lockstep },
  { readonly product: RunningServer; readonly network: Network }
>({
  product: [
    // eslint-disable-next-line no-empty-pattern -- the runner reads what a fixture needs from this pattern
    async ({}, use) => {
      const server = await startProduct();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  network: [
    // eslint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const network = startNetwork();
      await use(network);
      await network.stop();
    },
    { scope: 'worker' },
  ],
  lockstep: async ({ product, network, browser, locale }, use) => {
    const people: Person[] = [];
    const visit = async (path: string, wishes: Wishes = {}): Promise<Person> => {
      const line = await network.open(product.port, { ...directLine, ...wishes.link });
      const context = await (wishes.browser ?? browser).newContext({
        locale: wishes.locale ?? locale ?? 'en-GB',
        viewport: wishes.viewport ?? { width: 1280, height: 800 },
        hasTouch: wishes.hasTouch ?? false,
      });
      const page = await context.newPage();
      await page.goto(line.url + path);
      const person = { page, context, line };
      people.push(person);
      return person;
    };
    await use({
      server: product,
      visit,
      makeRoom: () => makeRoom(product.port),
      async roomWith(names, wishes) {
        const room = await makeRoom(product.port);
        const there: Person[] = [];
        for (const name of names) {
          const person = await visit(`/r/${room}?u=${name}&url=${DEMO}`, wishes);
          await joinRoom(person.page);
          await filmReady(person.page);
          there.push(person);
        }
        return there;
      },
    });
    for (const { context, line } of people) {
      await context.close();
      await line.close();
    }
  },
});

export { expect };

export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });

/** Waits until the page's film could play. */
export async function filmReady(page: Page): Promise<void> {
  await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 3);
}

export interface Film {
  /** In seconds. */
  readonly position: number;
  readonly paused: boolean;
  readonly muted: boolean;
  readonly duration: number;
}

export function film(page: Page): Promise<Film> {
  return page.evaluate(() => {
    const video = document.querySelector('video');
    return {
      position: video?.currentTime ?? -1,
      paused: video?.paused ?? true,
      muted: video?.muted ?? false,
      duration: video?.duration ?? 0,
    };
  });
}

/** Waits until the films of all pages go on. */
export async function expectPlaying(people: readonly Person[]): Promise<void> {
  for (const { page } of people) {
    const before = await film(page);
    await expect
      .poll(async () => (await film(page)).position, { timeout: 20_000 })
      .toBeGreaterThan(before.position + 0.3);
  }
}

export async function expectPaused(people: readonly Person[]): Promise<void> {
  for (const { page } of people) await expect.poll(async () => (await film(page)).paused).toBe(true);
}

/** Frame numbers on all screens; waits until nothing is in front of them. */
export async function expectSameFrame(people: readonly Person[]): Promise<number> {
  let shown: (number | null)[] = [];
  await expect
    .poll(async () => {
      shown = [];
      for (const { page } of people) shown.push(await frameOnScreen(page));
      return shown[0] !== null && shown.every((frame) => frame === shown[0]);
    })
    .toBe(true);
  return shown[0] ?? -1;
}
