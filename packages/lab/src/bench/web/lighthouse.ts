/** Lighthouse: its audits of a page, as it runs them by default: a phone on a slow line, reckoned from what was loaded here. */
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { chromiumPath } from '../../harness/browsers.ts';

export interface Scores {
  /** 0–100. */
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  /** What was not as it should be, by the ids of Lighthouse. */
  readonly failed: readonly string[];
  readonly metricsMs: Readonly<Record<string, number>>;
}

const CATEGORIES = {
  performance: 'performance',
  accessibility: 'accessibility',
  bestPractices: 'best-practices',
} as const;
const METRICS = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'speed-index'];

/** The middle of so many runs, by performance. */
export async function audit(url: string, runs: number): Promise<Scores> {
  const all: Scores[] = [];
  for (let run = 0; run < runs; run += 1) all.push(await auditOnce(url));
  const middle = all.toSorted((a, b) => a.performance - b.performance)[Math.floor((runs - 1) / 2)];
  if (middle === undefined) throw new RangeError('no run');
  return middle;
}

async function auditOnce(url: string): Promise<Scores> {
  const chrome = await launch({
    chromePath: chromiumPath,
    chromeFlags: ['--headless=new', '--no-sandbox'],
    logLevel: 'silent',
  });
  try {
    const result = await lighthouse(url, {
      port: chrome.port,
      output: 'json',
      logLevel: 'error',
      onlyCategories: Object.values(CATEGORIES),
    });
    if (result === undefined) throw new Error('Lighthouse gave nothing');
    const { categories, audits, runtimeError } = result.lhr;
    if (runtimeError !== undefined) throw new Error(`Lighthouse: ${runtimeError.message}`);
    const score = (id: string): number => Math.round((categories[id]?.score ?? 0) * 100);
    return {
      performance: score(CATEGORIES.performance),
      accessibility: score(CATEGORIES.accessibility),
      bestPractices: score(CATEGORIES.bestPractices),
      failed: Object.values(audits).flatMap(({ id, score: each }) =>
        each !== null && each < 0.9 ? [id] : [],
      ),
      metricsMs: Object.fromEntries(METRICS.map((id) => [id, Math.round(audits[id]?.numericValue ?? NaN)])),
    };
  } finally {
    chrome.kill();
  }
}
