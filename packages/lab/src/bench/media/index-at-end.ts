/** Index at end: how soon a great mp4 whose index is behind all the rest shows its first picture in a room, after its link was opened. */
import { execFile } from 'node:child_process';
import { access, mkdir, open, rename } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser } from '@playwright/test';
import { percentiles } from '../../harness/analysis/figures.ts';
import { startBrowser } from '../../harness/browsers.ts';
import { assets, makeRoom, startProduct } from '../../harness/product.ts';
import { pressJoin } from '../web/press-join.ts';
import type { IndexAtEndFigures } from './figures.ts';
import { boxesOf, padFilm } from './pad-film.ts';

/** Of the built-in film, one after the other: the index is as long as that of a film of the evening. */
const times = 240;
const minutes = 120;
const patienceMs = 60_000;

declare global {
  /** When the first picture was there, in ms since the page was asked for. */
  var __firstFrameMs: number | undefined;
}

/** Made when first needed, never in the repository; takes as much of the disk as its pictures do. */
async function ensureFilm(sizeGB: number, index: 'end' | 'front'): Promise<string> {
  const folder = fileURLToPath(new URL('../../../../../out/films/', import.meta.url));
  const file = `${folder}index-${index}-${sizeGB}-gb.mp4`;
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere) return file;
  await mkdir(folder, { recursive: true });
  const unfinished = `${folder}index-unfinished.mp4`;
  const repeat = ['-stream_loop', String(times - 1), '-i', `${assets}/demo.mp4`, '-c', 'copy'];
  const place = index === 'front' ? ['-movflags', '+faststart'] : [];
  await promisify(execFile)('ffmpeg', ['-y', '-v', 'error', '-nostdin', ...repeat, ...place, unfinished]);
  await padFilm(unfinished, Math.round(sizeGB * 1e9));
  await rename(unfinished, file);
  return file;
}

async function indexBytes(path: string): Promise<number> {
  const file = await open(path);
  try {
    return (await boxesOf(file)).find(({ type }) => type === 'moov')?.bytes ?? 0;
  } finally {
    await file.close();
  }
}

export async function measureIndexAtEnd(sizeGB: number, trials: number): Promise<IndexAtEndFigures> {
  const atEnd = await ensureFilm(sizeGB, 'end');
  const inFront = await ensureFilm(sizeGB, 'front');
  const server = await startProduct(dirname(atEnd));
  const browser = await startBrowser({ autoplay: true, soundCard: null });
  try {
    const [end, front]: [number[], number[]] = [[], []];
    // Once without counting: the app itself is in the server's memory then.
    await firstFrameMs(browser, server.port, inFront);
    for (let trial = 0; trial < trials; trial += 1) {
      end.push(await firstFrameMs(browser, server.port, atEnd));
      front.push(await firstFrameMs(browser, server.port, inFront));
    }
    return {
      fileGB: sizeGB,
      minutes,
      indexMB: Math.round((await indexBytes(atEnd)) / 1e5) / 10,
      firstFrameMs: timesOf(end),
      indexInFront: { firstFrameMs: timesOf(front) },
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

function timesOf(values: readonly number[]): { readonly p50: number; readonly max: number } {
  const { p50, max } = percentiles(values) ?? { p50: Infinity, max: Infinity };
  return { p50: Math.round(p50), max: Math.round(max) };
}

/** Somebody who was never here, in a room of his own. */
async function firstFrameMs(browser: Browser, port: number, film: string): Promise<number> {
  const room = await makeRoom(port);
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 800, height: 600 } });
  try {
    await context.addInitScript(pressJoin);
    await context.addInitScript(noteFirstFrame);
    const page = await context.newPage();
    const link = encodeURIComponent(`/media/${basename(film)}`);
    await page.goto(`http://127.0.0.1:${port}/r/${room}?u=Ann&url=${link}`, { waitUntil: 'commit' });
    await page.waitForFunction(() => globalThis.__firstFrameMs !== undefined, null, { timeout: patienceMs });
    return await page.evaluate(() => globalThis.__firstFrameMs ?? Number.NaN);
  } finally {
    await context.close();
  }
}

/** To be run in the page; must not refer to anything outside itself. */
function noteFirstFrame(): void {
  const watch = new MutationObserver(() => {
    const video = document.querySelector('video');
    if (video === null) return;
    watch.disconnect();
    video.requestVideoFrameCallback(() => {
      globalThis.__firstFrameMs ??= performance.now();
    });
  });
  watch.observe(document, { childList: true, subtree: true });
}
