/** Scene: a page in front of a room with two others in it, on one device and in one language, from arrival to end. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { callSwitches } from '../harness/calls/call-prelude.ts';
import { directLine } from '../harness/network/link.ts';
import type { MemberLine, Network } from '../harness/network/network.ts';
import { makeRoom } from '../harness/product.ts';
import type { Look } from './look.ts';
import { wordsIn, type Words } from './words.ts';

export interface World {
  readonly port: number;
  readonly network: Network;
  readonly browser: Browser;
  /** A browser that refuses sound without a gesture. */
  readonly strict: Browser;
}

export interface Scene {
  readonly world: World;
  readonly look: Look;
  readonly words: Words;
  /** The page that is looked at, and its way to the server. */
  readonly page: Page;
  readonly line: MemberLine;
  /** Where the others are. */
  readonly room: string;
  readonly friends: readonly Page[];
  /** To be done when all is over. */
  readonly ends: (() => Promise<unknown>)[];
  end(): Promise<void>;
}

/** The first of the friends brings the demo film; `page`, in `browser`, is nowhere yet. */
export async function openScene(world: World, look: Look, browser: Browser): Promise<Scene> {
  const { language, device } = look;
  const room = await makeRoom(world.port);
  const contexts: BrowserContext[] = [];
  const friends: Page[] = [];
  const line = await world.network.open(world.port, directLine);
  const ends: (() => Promise<unknown>)[] = [];
  const end = async (): Promise<void> => {
    for (const context of contexts) await context.close();
    await line.close();
    for (const act of ends) await act();
  };
  try {
    // One after the other: the film is brought by the first.
    for (const name of language.others) {
      const context = await world.browser.newContext({
        viewport: { width: 640, height: 480 },
        permissions: DEVICES,
      });
      contexts.push(context);
      const friend = await context.newPage();
      await friend.goto(`http://127.0.0.1:${world.port}${pathTo(room, name)}`);
      await enter(friend);
      friends.push(friend);
    }
    const context = await browser.newContext({
      ...device.options,
      locale: language.locale,
      permissions: DEVICES,
    });
    contexts.push(context);
    const page = await context.newPage();
    return { world, look, words: wordsIn(language.locale), page, line, room, friends, ends, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Nobody is there to be asked. */
const DEVICES = ['camera', 'microphone'];

/** What a browser is started with, so that there are a camera, a microphone and a screen to show. */
export const sceneSwitches = [...callSwitches, '--use-fake-ui-for-media-stream'] as const;

const DEMO = encodeURIComponent('/media/demo.mp4');

/** The way into `room` for somebody who brings the demo film. */
export const pathTo = (room: string, name: string): string =>
  `/r/${room}?u=${encodeURIComponent(name)}&url=${DEMO}`;

/** A film on a narrow line takes its time. */
export const PATIENCE_MS = 90_000;

/** Presses the button of the door, and waits for the film. */
export async function enter(page: Page): Promise<void> {
  await page.locator('form button[type=submit]').click();
  await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 3, null, {
    timeout: PATIENCE_MS,
  });
}
