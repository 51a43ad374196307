/** Weight: bytes of script that come over the wire for somebody who was never here, as the server really sends them. */
import type { Browser, Page } from '@playwright/test';

export interface Weight {
  /** With the heads of the answers. */
  readonly scriptBytes: number;
  /** Everything but films. */
  readonly allBytes: number;
  readonly scripts: readonly { readonly file: string; readonly bytes: number }[];
}

/** What comes from the moment `arrive` is called until the network is quiet after it. */
export async function weigh(browser: Browser, arrive: (page: Page) => Promise<void>): Promise<Weight> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const known = new Map<string, { readonly url: string; readonly kind: 'script' | 'film' | 'other' }>();
    const came: { readonly url: string; readonly kind: string; readonly bytes: number }[] = [];
    session.on('Network.responseReceived', ({ requestId, response: { url, mimeType } }) => {
      const kind = /javascript/.test(mimeType)
        ? 'script'
        : /^(video|audio)\//.test(mimeType)
          ? 'film'
          : 'other';
      known.set(requestId, { url, kind });
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const answer = known.get(requestId);
      if (answer !== undefined) came.push({ ...answer, bytes: encodedDataLength });
    });
    await session.send('Network.enable');
    await arrive(page);
    await page.waitForTimeout(QUIET_MS);
    const scripts = came.filter(({ kind, url }) => kind === 'script' && url.startsWith('http'));
    return {
      scriptBytes: sum(scripts),
      allBytes: sum(came.filter(({ kind }) => kind !== 'film')),
      scripts: scripts.map(({ url, bytes }) => ({ file: new URL(url).pathname, bytes })),
    };
  } finally {
    await context.close();
  }
}

/** What a page fetches when it has nothing better to do comes within this. */
const QUIET_MS = 3000;

const sum = (answers: readonly { readonly bytes: number }[]): number =>
  answers.reduce((total, { bytes }) => total + bytes, 0);
