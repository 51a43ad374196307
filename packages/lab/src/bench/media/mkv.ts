/** MKV: how soon a great film file that has to be wrapped anew shows its first picture, how soon others, at what memory. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveTrialPage } from '../../formats/trial.ts';
import { percentiles } from '../../harness/analysis/figures.ts';
import { startBrowser } from '../../harness/browsers.ts';
import { ensureBigFilm } from './big-film.ts';
import type { MkvFigures } from './figures.ts';
import { watchMemory } from './page-memory.ts';

const JUMPS = 30;
/** Played on after the jumps, so that the buffers fill. */
const PLAY_SEC = 20;

export async function measureMkv(sizeGB: number): Promise<MkvFigures> {
  const file = await ensureBigFilm(sizeGB);
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-mkv-'));
  const browser = await startBrowser({ autoplay: true, soundCard: null });
  const { url, server } = await serveTrialPage(folder);
  try {
    const page = await browser.newPage();
    await page.goto(url);
    const memory = await watchMemory(browser);
    const idle = await memory.now();
    await page.locator('input').setInputFiles(file);
    const pace = (alone: boolean, playSec: number) =>
      page.evaluate(([jumps, sec, byItself]) => globalThis.paceFilm(0, jumps, sec, byItself), [
        JUMPS,
        playSec,
        alone,
      ] as const);
    const paced = await pace(false, PLAY_SEC);
    const peak = await memory.stop();
    const seeks = percentiles(paced.seekMs);
    const alone = await pace(true, 1);
    const seeksAlone = percentiles(alone.seekMs);
    if (!paced.fed || seeks === null || seeksAlone === null) throw new Error('the film was not wrapped anew');
    return {
      fileGB: Math.round((await stat(file)).size / 1e7) / 100,
      minutes: Math.round(paced.durationSec / 6) / 10,
      firstFrameMs: Math.round(paced.firstFrameMs),
      seekMs: { p50: Math.round(seeks.p50), p95: Math.round(seeks.p95) },
      browserAlone: {
        firstFrameMs: Math.round(alone.firstFrameMs),
        seekMs: { p50: Math.round(seeksAlone.p50), p95: Math.round(seeksAlone.p95) },
      },
      peakHeapMB: Math.round(peak),
      idleHeapMB: Math.round(idle),
    };
  } finally {
    server.close();
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}
