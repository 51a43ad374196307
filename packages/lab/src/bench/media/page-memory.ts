/** Page memory: how much the process of a page holds, looked at again and again from outside. Linux only. */
import { readFile } from 'node:fs/promises';
import type { Browser } from '@playwright/test';

const EVERY_MS = 100;

export interface MemoryWatch {
  /** Now, in MB. */
  readonly now: () => Promise<number>;
  /** The most that was seen since the start, in MB. */
  readonly stop: () => Promise<number>;
}

/** Watches the greatest of the browser's page processes: there should be one page. */
export async function watchMemory(browser: Browser): Promise<MemoryWatch> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const now = async (): Promise<number> => Math.max(0, ...(await Promise.all(pages.map(ownMB))));
  let peak = await now();
  let going = true;
  const watching = (async () => {
    while (going) {
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
      peak = Math.max(peak, await now());
    }
  })();
  return {
    now,
    async stop() {
      going = false;
      await watching;
      await session.detach();
      return peak;
    },
  };
}

/** Memory that is not backed by files. */
async function ownMB(process: number): Promise<number> {
  const status = await readFile(`/proc/${process}/status`, 'utf8').catch(() => '');
  return Number(/^RssAnon:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}
