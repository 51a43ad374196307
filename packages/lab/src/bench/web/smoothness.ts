/**
 * Smoothness: whether the page of somebody who watches ever stands still for more than 50 ms, while a film plays, two hundred
 * others are there and talk. Every tab of the side panel gets its turn.
 */
import type { Browser, Page } from '@playwright/test';
import { usualLimits } from '@lockstep/server';
import { dirname } from 'node:path';
import { nameHelper } from '../../harness/page/in-page.ts';
import { startProduct } from '../../harness/product.ts';
import { enter } from '../../screens/scene.ts';
import { gather } from './audience.ts';
import { roomWithFilm } from './room-with-film.ts';

export interface Smoothness {
  /** Tasks longer than 50 ms while nothing was pressed. */
  readonly longTasks: number;
  readonly longestMs: number;
  readonly tabs: readonly TabSmoothness[];
  readonly seconds: number;
  readonly people: number;
  /** Messages before the first look, and a second during it. */
  readonly messages: number;
  readonly messagesPerSec: number;
}

export interface TabSmoothness {
  readonly tab: string;
  readonly longTasksMs: readonly number[];
  /** In the two seconds after the press that opened it. */
  readonly openingMs: readonly number[];
}

const PEOPLE = 200;
const MESSAGES = 500;
const MESSAGES_PER_SEC = 20;
const FIRST_RATE = 100;
const SETTLE_MS = 2000;

export async function measureSmoothness(
  browser: Browser,
  filmFile: string,
  secondsPerTab: number,
): Promise<Smoothness> {
  // They would come from as many addresses.
  const limits = {
    connectionsPerAddress: PEOPLE + 50,
    arrivalsBurst: Math.max(PEOPLE + 50, usualLimits.arrivalsBurst),
  };
  const server = await startProduct(dirname(filmFile), { limits });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  try {
    const room = await roomWithFilm(server.port, filmFile);
    const page = await context.newPage();
    await page.addInitScript({ content: nameHelper });
    await page.goto(`http://127.0.0.1:${server.port}/r/${room}?u=Ann`);
    await enter(page);
    const audience = await gather({ port: server.port, room, people: PEOPLE });
    try {
      await page.keyboard.press('k');
      audience.talk(FIRST_RATE);
      await page.waitForTimeout((MESSAGES / FIRST_RATE) * 1000);
      audience.talk(MESSAGES_PER_SEC);
      const messages = audience.said();
      await page.waitForTimeout(SETTLE_MS);
      const tabs = await lookAtTabs(page, secondsPerTab);
      const all = tabs.flatMap(({ longTasksMs }) => longTasksMs);
      return {
        longTasks: all.length,
        longestMs: Math.max(0, ...all),
        tabs,
        seconds: secondsPerTab * tabs.length,
        people: PEOPLE,
        messages,
        messagesPerSec: MESSAGES_PER_SEC,
      };
    } finally {
      audience.stop();
    }
  } finally {
    await context.close();
    await server.close();
  }
}

async function lookAtTabs(page: Page, secondsEach: number): Promise<readonly TabSmoothness[]> {
  await page.evaluate(() => {
    const seen: number[] = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.push(duration);
    }).observe({ type: 'longtask' });
    Object.assign(globalThis, { takeLongTasks: () => seen.splice(0) });
  });
  const take = (): Promise<readonly number[]> =>
    page.evaluate(() => (globalThis as unknown as { takeLongTasks: () => number[] }).takeLongTasks());
  const tabs = page.getByRole('tab');
  const looks: TabSmoothness[] = [];
  for (let each = 0; each < (await tabs.count()); each += 1) {
    await take();
    await tabs.nth(each).click();
    await page.waitForTimeout(SETTLE_MS);
    const openingMs = await take();
    await page.waitForTimeout(secondsEach * 1000);
    looks.push({
      tab: (await tabs.nth(each).textContent())?.trim() ?? '',
      longTasksMs: await take(),
      openingMs,
    });
  }
  return looks;
}
