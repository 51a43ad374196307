/** Why it stalls: the rate as it is, a warning before the picture stops, and who it is and why, on everybody's page. */
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RunningServer } from '@lockstep/server';
import { directLine } from '../src/harness/network/link.ts';
import { joinRoom, makeRoom, startProduct } from '../src/harness/product.ts';
import { steadyFilm } from '../src/harness/test-film.ts';
import { button, expect, filmReady, test } from './lockstep.ts';

const LINE = 300_000;
const FILM = { seconds: 90, bytesPerSec: 420_000 };
let server: RunningServer;
let file: string;

test.beforeAll(async () => {
  file = await steadyFilm(FILM);
  server = await startProduct(dirname(file));
});

test.afterAll(async () => server.close());

test('over 300 KB/s the rate is shown within 20 %, the warning comes 5 s before the stall, and others see who and why', async ({
  browser,
  network,
}) => {
  test.setTimeout(180_000);
  const room = await makeRoom(server.port);
  const visit = async (name: string, bytesPerSec: number | null) => {
    const line = await network.open(server.port, { ...directLine, oneWayMs: 10, bytesPerSec });
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${line.url}/r/${room}?u=${name}&url=${encodeURIComponent('/media/film.mp4')}`);
    await joinRoom(page);
    await filmReady(page);
    return { page, context, line };
  };
  const ann = await visit('Ann', null);
  const ben = await visit('Ben', LINE);
  try {
    await button(ben.page, 'Settings').first().click();
    await ben.page.getByRole('switch', { name: 'Buffer and speed' }).click();
    await ben.page.keyboard.press('Escape');
    // When the picture stops, told by the page itself.
    await ben.page.evaluate(() => {
      const seen = globalThis as { stoppedAt?: number; warnedAt?: number };
      const video = document.querySelector('video');
      video?.addEventListener('waiting', () => {
        const { buffered, currentTime } = video;
        const end = buffered.length === 0 ? 0 : buffered.end(buffered.length - 1);
        // For lack of film, and not because a start takes its time.
        if (!video.seeking && end - currentTime < 0.6) seen.stoppedAt ??= performance.now();
      });
      new MutationObserver(() => {
        if (document.body.textContent.includes('it will stop in about')) seen.warnedAt ??= performance.now();
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    await ann.page.evaluate(() => {
      const seen = globalThis as { named?: boolean };
      new MutationObserver(() => {
        const text = document.body.textContent;
        if (/Waiting for Ben|Ben is stuck/.test(text) && /slow line/i.test(text)) seen.named = true;
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    await ann.page.getByRole('tab', { name: 'People' }).click();
    // With less at hand it stops sooner than five seconds after the start, whatever is said.
    await expect
      .poll(() => ben.page.evaluate(() => document.querySelector('video')?.buffered.end(0) ?? 0), {
        timeout: 60_000,
      })
      .toBeGreaterThan(5);
    await button(ann.page, 'Play').first().click();
    await expect(
      ben.page.getByText(/^The film comes too slowly over your line: it will stop in about/),
    ).toBeVisible({
      timeout: 60_000,
    });
    await expect(ann.page.getByText('Ben’s film will stop soon: a slow line')).toBeVisible({
      timeout: 60_000,
    });
    await expect(ann.page.getByText(/Film stops in \d+ s: slow line/)).toBeVisible({ timeout: 20_000 });
    const readout = ben.page.getByText(/^buffered [0-9.]+ s · /);
    const rates: number[] = [];
    await expect
      .poll(
        async () => {
          const [, amount] = /· ([0-9.]+) kB\/s/.exec((await readout.textContent()) ?? '') ?? [];
          if (amount !== undefined) rates.push(Number(amount) * 1000);
          const middle = rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)] ?? 0;
          return rates.length >= 6 && Math.abs(middle - LINE) < LINE * 0.2;
        },
        { timeout: 30_000, intervals: [500] },
      )
      .toBe(true);
    await expect
      .poll(() => ben.page.evaluate(() => (globalThis as { stoppedAt?: number }).stoppedAt ?? 0), {
        timeout: 90_000,
      })
      .toBeGreaterThan(0);
    // Who it is, and why, where it has stopped: told on the other page.
    await expect
      .poll(() => ann.page.evaluate(() => (globalThis as { named?: boolean }).named ?? false), {
        timeout: 30_000,
      })
      .toBe(true);
    const { stoppedAt, warnedAt } = await ben.page.evaluate(() => {
      const seen = globalThis as { stoppedAt?: number; warnedAt?: number };
      return { stoppedAt: seen.stoppedAt ?? 0, warnedAt: seen.warnedAt ?? Infinity };
    });
    test.info().annotations.push({ type: 'warned before, ms', description: String(stoppedAt - warnedAt) });
    expect(stoppedAt - warnedAt).toBeGreaterThan(5000);
    expect((await stat(file)).size / FILM.seconds).toBeGreaterThan(LINE);
  } finally {
    for (const { context, line } of [ann, ben]) {
      await context.close();
      await line.close();
    }
  }
});
