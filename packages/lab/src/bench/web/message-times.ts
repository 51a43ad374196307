/**
 * Message times: from Enter in one page to the first frame in which everybody's page, the writer's too, has the message.
 * null where the page has no box to write in.
 */
import { dirname } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { calibrate } from '../../harness/calibrate.ts';
import type { LinkShape } from '../../harness/network/link.ts';
import { startNetwork } from '../../harness/network/network.ts';
import { pagePrelude } from '../../harness/page/in-page.ts';
import { startProduct } from '../../harness/product.ts';
import { enter } from '../../screens/scene.ts';
import { roomWithFilm } from './room-with-film.ts';

const NAMES = ['Ann', 'Ben', 'Cleo'];
const PATIENCE_MS = 5000;
/** Below what chat takes from one person in the long run. */
const BETWEEN_MS = 400;

declare global {
  /** In the page: when Enter was last pressed, and when texts were first on the screen, on its real clock. */
  var __messages: { entered: number; wanted: string; readonly seen: Partial<Record<string, number>> };
}

export async function measureMessageTimes(
  browser: Browser,
  filmFile: string,
  link: LinkShape,
  count: number,
): Promise<readonly number[] | null> {
  const server = await startProduct(dirname(filmFile));
  const network = startNetwork();
  const contexts: BrowserContext[] = [];
  try {
    const room = await roomWithFilm(server.port, filmFile);
    const pages: { readonly page: Page; readonly addMs: number }[] = [];
    for (const name of NAMES) {
      const line = await network.open(server.port, link);
      // Each with a memory of his own, or they would be one person.
      const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1000, height: 700 } });
      contexts.push(context);
      await context.addInitScript({ content: pagePrelude({ offsetMs: 0, driftPpm: 0 }) });
      await context.addInitScript(watchForTexts);
      const page = await context.newPage();
      await page.goto(`${line.url}/r/${room}?u=${name}`);
      await enter(page);
      pages.push({ page, addMs: (await calibrate(page)).addMs });
    }
    await pages[0]?.page.keyboard.press('k');
    for (const { page } of pages) if (!(await goToBox(page))) return null;
    const times: number[] = [];
    for (let n = 0; n < count; n += 1) {
      const writer = pages[n % pages.length];
      if (writer === undefined) break;
      const text = `message number ${n + 1}`;
      for (const { page } of pages) await page.evaluate((wanted) => void (__messages.wanted = wanted), text);
      await writer.page.keyboard.insertText(text);
      await writer.page.keyboard.press('Enter');
      const entered = writer.addMs + (await writer.page.evaluate(() => __messages.entered));
      const seen: number[] = [];
      for (const { page, addMs } of pages) {
        const at = await page.waitForFunction((wanted) => __messages.seen[wanted], text, {
          timeout: PATIENCE_MS,
        });
        seen.push(addMs + ((await at.jsonValue()) ?? NaN));
      }
      times.push(Math.max(...seen) - entered);
      await writer.page.waitForTimeout(BETWEEN_MS);
    }
    return times;
  } finally {
    for (const context of contexts) await context.close();
    await network.stop();
    await server.close();
  }
}

/** Enter is the way to the box, wherever it is. */
async function goToBox(page: Page): Promise<boolean> {
  await page.keyboard.press('Enter');
  await page.waitForTimeout(BETWEEN_MS);
  return page.evaluate(() => document.activeElement?.matches('input, textarea, [contenteditable]') === true);
}

/** To be run in the page; must not refer to anything outside itself. */
function watchForTexts(): void {
  const now = (): number => __lab.realNow();
  globalThis.__messages = { entered: 0, seen: {}, wanted: '' };
  addEventListener(
    'keydown',
    ({ key }) => {
      if (key === 'Enter') __messages.entered = now();
    },
    true,
  );
  let written = '';
  const look = (): void => {
    const { wanted, seen } = __messages;
    if (wanted === written) return;
    const box = document.activeElement;
    const isThere = [...document.querySelectorAll('main *, aside *')].some(
      (element) => element !== box && element.children.length === 0 && element.textContent?.includes(wanted),
    );
    if (!isThere) return;
    written = wanted;
    // It is drawn with the next frame.
    requestAnimationFrame(() => {
      seen[wanted] = now();
    });
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
}
