/**
 * First frame: from the click on a room's link to the first moment at which the newcomer's film and that of somebody who was
 * there run within half a frame of each other, and stay so. The door's button is pressed as soon as it is there.
 */
import { dirname } from 'node:path';
import type { Browser, BrowserContext } from '@playwright/test';
import { agreeHoldMs, agreeMs } from '../../harness/analysis/agreement.ts';
import { toTrack } from '../../harness/analysis/track.ts';
import { calibrate } from '../../harness/calibrate.ts';
import { onLabClock } from '../../harness/member.ts';
import type { LinkShape } from '../../harness/network/link.ts';
import { startNetwork } from '../../harness/network/network.ts';
import { pagePrelude } from '../../harness/page/in-page.ts';
import { startProduct } from '../../harness/product.ts';
import { enter } from '../../screens/scene.ts';
import { pressJoin } from './press-join.ts';
import { roomWithFilm } from './room-with-film.ts';

/** Later than this it is counted as never. */
const MOST_MS = 15_000;

/** Times in ms; a newcomer who never came in step is not in them, but among the `of`. */
export interface FirstFrames {
  readonly times: readonly number[];
  readonly of: number;
}

export async function measureFirstFrames(
  browser: Browser,
  filmFile: string,
  link: LinkShape,
  trials: number,
): Promise<FirstFrames> {
  const server = await startProduct(dirname(filmFile));
  const network = startNetwork();
  const line = await network.open(server.port, link);
  const watching = await newContext(browser, false);
  const times: number[] = [];
  try {
    const room = await roomWithFilm(server.port, filmFile);
    const ann = await watching.newPage();
    await ann.goto(`${line.url}/r/${room}?u=Ann`);
    await enter(ann);
    await ann.keyboard.press('k');
    const annClock = await calibrate(ann);
    for (let trial = 0; trial < trials; trial += 1) {
      await ann.evaluate(() => void globalThis.__sampler.take());
      const arriving = await newContext(browser, true);
      const ben = await arriving.newPage();
      await ben.goto(`${line.url}/r/${room}?u=Ben`, { waitUntil: 'commit' });
      await ben.waitForTimeout(SEEN_MS);
      const benClock = await calibrate(ben);
      // A page's clock begins with the click.
      const clicked = benClock.addMs;
      for (;;) {
        const tracks = [
          toTrack('Ann', onLabClock(await ann.evaluate(() => globalThis.__sampler.peek()), annClock.addMs)),
          toTrack('Ben', onLabClock(await ben.evaluate(() => globalThis.__sampler.peek()), benClock.addMs)),
        ];
        const span = { from: clicked, to: performance.now() };
        const time = agreeMs(tracks, { playing: true, position: null }, span);
        if (time !== null) times.push(time);
        if (time !== null || performance.now() - clicked > MOST_MS + agreeHoldMs) break;
        await ben.waitForTimeout(AGAIN_MS);
      }
      await arriving.close();
    }
    return { times, of: trials };
  } finally {
    await watching.close();
    await line.close();
    await network.stop();
    await server.close();
  }
}

/** The measuring itself must not be in the way: the pages are asked when it is probably over. */
const SEEN_MS = 4000;
const AGAIN_MS = 1000;

async function newContext(browser: Browser, joinsAtOnce: boolean): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 800, height: 600 } });
  await context.addInitScript({ content: pagePrelude({ offsetMs: 0, driftPpm: 0 }) });
  if (joinsAtOnce) await context.addInitScript(pressJoin);
  return context;
}
