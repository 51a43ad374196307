/** `npm run bench web`: what the app weighs, how soon one sees the shared picture, and whether it ever stumbles. */
import { writeFile } from 'node:fs/promises';
import type { Browser } from '@playwright/test';
import { ensureLongFilm } from '../../demo-film/long-film.ts';
import { percentiles } from '../../harness/analysis/figures.ts';
import { startBrowser } from '../../harness/browsers.ts';
import { directLine } from '../../harness/network/link.ts';
import { makeRoom, startProduct } from '../../harness/product.ts';
import { enter, pathTo } from '../../screens/scene.ts';
import { describeMachine } from '../machine.ts';
import { describeBrowser } from '../sync/browser.ts';
import { boundsText } from '../verdicts.ts';
import { judgeBounds } from './bounds.ts';
import type { Middles, WebFigures } from './figures.ts';
import { measureFirstFrames } from './first-frame.ts';
import { audit } from './lighthouse.ts';
import { measureMessageTimes } from './message-times.ts';
import { measureSmoothness } from './smoothness.ts';
import { weigh } from './weight.ts';
import { readWords, type Part } from './words.ts';

const LINE = { ...directLine, oneWayMs: 50 };
const FULL = { arrivals: 20, messages: 60, secondsPerTab: 15, audits: 3 };
const QUICK = { arrivals: 5, messages: 12, secondsPerTab: 5, audits: 1 };

/** Returns the exit code: 0 when measured, whatever was found; 1 when something could not be; 2 when the words make no sense. */
export async function benchWeb(words: readonly string[]): Promise<number> {
  const asked = readWords(words);
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n`);
    return 2;
  }
  const machine = { ...describeMachine(), browser: describeBrowser() };
  const amount = asked.quick ? QUICK : FULL;
  const measures: Readonly<Record<Part, () => Promise<Partial<WebFigures>>>> = {
    weight: () => withBrowser(measureWeights),
    'first-frame': async () => {
      const film = await ensureLongFilm();
      const { times, of } = await withBrowser((browser) =>
        measureFirstFrames(browser, film, LINE, amount.arrivals),
      );
      return { linkToFirstFrameMs: middles(times), neverInStep: of - times.length };
    },
    smoothness: async () => {
      const film = await ensureLongFilm();
      const smoothness = await withBrowser((browser) =>
        measureSmoothness(browser, film, amount.secondsPerTab),
      );
      return { longTasks: smoothness.longTasks, smoothness };
    },
    messages: async () => {
      const film = await ensureLongFilm();
      const times = await withBrowser((browser) => measureMessageTimes(browser, film, LINE, amount.messages));
      return { messageMs: middles(times) };
    },
    lighthouse: () => measureScores(amount.audits),
  };
  const failed: Part[] = [];
  let figures: Partial<WebFigures> = {};
  for (const part of asked.wanted) {
    process.stderr.write(`${part} …\n`);
    try {
      figures = { ...figures, ...(await measures[part]()) };
    } catch (error) {
      // What the others found is not lost with it.
      failed.push(part);
      process.stderr.write(
        `${part}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
    }
  }
  const bounds = judgeBounds(figures);
  process.stdout.write(table(figures));
  process.stdout.write(boundsText(bounds));
  if (asked.json !== null) {
    const result = { date: new Date().toISOString(), machine, oneWayMs: LINE.oneWayMs, ...figures, bounds };
    await writeFile(asked.json, `${JSON.stringify(result, null, 2)}\n`);
  }
  return failed.length === 0 ? 0 : 1;
}

async function withBrowser<Found>(act: (browser: Browser) => Promise<Found>): Promise<Found> {
  const browser = await startBrowser({ autoplay: true, soundCard: null });
  try {
    return await act(browser);
  } finally {
    await browser.close();
  }
}

async function measureWeights(browser: Browser): Promise<Partial<WebFigures>> {
  const server = await startProduct();
  const url = `http://127.0.0.1:${server.port}`;
  try {
    const home = await weigh(browser, async (page) => void (await page.goto(url)));
    const path = pathTo(await makeRoom(server.port), 'Ann');
    const room = await weigh(browser, async (page) => {
      await page.goto(url + path);
      await enter(page);
    });
    return { homeScriptBytes: home.scriptBytes, roomScriptBytes: room.scriptBytes, weights: { home, room } };
  } finally {
    await server.close();
  }
}

async function measureScores(runs: number): Promise<Partial<WebFigures>> {
  const server = await startProduct();
  const url = `http://127.0.0.1:${server.port}`;
  try {
    const room = await makeRoom(server.port);
    return {
      lighthouse: { home: await audit(`${url}/`, runs), room: await audit(`${url}/r/${room}`, runs) },
    };
  } finally {
    await server.close();
  }
}

function middles(times: readonly number[]): Middles | null {
  const figures = percentiles(times);
  return figures === null ? null : { p50: Math.round(figures.p50), p95: Math.round(figures.p95) };
}

function table({
  weights,
  linkToFirstFrameMs,
  smoothness,
  messageMs,
  lighthouse,
}: Partial<WebFigures>): string {
  const rows: [string, string][] = [];
  for (const [name, weight] of Object.entries(weights ?? {}))
    rows.push([`${name}: script, all without films`, `${kB(weight.scriptBytes)}, ${kB(weight.allBytes)}`]);
  if (linkToFirstFrameMs !== undefined) rows.push(['link to first shared frame', span(linkToFirstFrameMs)]);
  for (const { tab, longTasksMs, openingMs } of smoothness?.tabs ?? [])
    rows.push([`long tasks with ${tab} open (as it opened)`, `${longTasksMs.length} (${openingMs.length})`]);
  if (messageMs !== undefined) rows.push(['Enter to everybody’s screen', span(messageMs)]);
  for (const [name, scores] of Object.entries(lighthouse ?? {})) {
    const { performance, accessibility, bestPractices } = scores;
    rows.push([
      `${name}: performance, accessibility, best practices`,
      `${performance}, ${accessibility}, ${bestPractices}`,
    ]);
  }
  const width = Math.max(0, ...rows.map(([what]) => what.length));
  return rows.map(([what, found]) => `${what.padEnd(width)}  ${found}\n`).join('');
}

const kB = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
const span = (found: Middles | null): string =>
  found === null ? 'none' : `p50 ${found.p50} ms, p95 ${found.p95} ms`;
