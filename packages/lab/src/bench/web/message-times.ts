/**
 * Message times: from Enter in one page to the first frame in which everybody's page, the writer's too, shows the message over
 * the film.
 */
import { dirname } from 'node:path';
import type { Browser, BrowserContext } from '@playwright/test';
import { calibrate } from '../../harness/calibrate.ts';
import { messageTimes, type TimedPage } from '../../harness/message-times.ts';
import type { LinkShape } from '../../harness/network/link.ts';
import { startNetwork } from '../../harness/network/network.ts';
import { clockPrelude } from '../../harness/page/in-page.ts';
import { startProduct } from '../../harness/product.ts';
import { enter } from '../../screens/scene.ts';
import { roomWithFilm } from './room-with-film.ts';

/** By then the pages have kept the app for times without a network, as they do once, some ten seconds into the first visit. */
const SETTLE_MS = 20_000;
const NAMES = ['Ann', 'Ben', 'Cleo'];

export async function measureMessageTimes(
  browser: Browser,
  filmFile: string,
  link: LinkShape,
  count: number,
): Promise<readonly number[]> {
  const server = await startProduct(dirname(filmFile));
  const network = startNetwork();
  const contexts: BrowserContext[] = [];
  try {
    const room = await roomWithFilm(server.port, filmFile);
    const pages: TimedPage[] = [];
    for (const name of NAMES) {
      const line = await network.open(server.port, link);
      // Each with a memory of his own, or they would be one person.
      const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1000, height: 700 } });
      contexts.push(context);
      await context.addInitScript({ content: clockPrelude({ offsetMs: 0, driftPpm: 0 }) });
      const page = await context.newPage();
      await page.goto(`${line.url}/r/${room}?u=${name}`);
      await enter(page);
      pages.push({ page, addMs: (await calibrate(page)).addMs });
    }
    const [writer] = pages;
    await writer?.page.keyboard.press('k');
    // The film runs; a message into the start of one is another matter.
    await writer?.page.waitForTimeout(SETTLE_MS);
    const times = await messageTimes(pages, count);
    const missing = times.filter((each) => each.length < pages.length || !each.every(Number.isFinite)).length;
    if (times.length < count || missing > 0)
      throw new Error(`${missing} messages of ${count} did not come to all`);
    return times.map((each) => Math.max(...each));
  } finally {
    for (const context of contexts) await context.close();
    await network.stop();
    await server.close();
  }
}
