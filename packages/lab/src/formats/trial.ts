/** Trial: all clips through one page in Chromium, one after the other. */
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { framesPerSecond } from '../demo-film/draw-frame.ts';
import { CLIP_SEC, type Clip, type Outcome } from './clip.ts';
import type { Seen } from './page/page.ts';

export interface Tried {
  readonly clip: Clip;
  readonly outcome: Outcome | 'unclear';
  readonly told: readonly string[];
  /** Frame numbers: those that should be seen, and those that were. */
  readonly wanted: readonly (number | null)[];
  readonly seen: Seen;
}

/** Builds the page with the app's own tools and serves it; returns its address. */
export async function serveTrialPage(
  folder: string,
): Promise<{ readonly url: string; readonly server: Server }> {
  await build({
    configFile: false,
    root: fileURLToPath(new URL('page/', import.meta.url)),
    logLevel: 'error',
    base: './',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, minify: false },
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://here').pathname;
    const file = join(folder, path === '/' ? 'index.html' : path);
    void readFile(file).then(
      (bytes) => response.setHeader('Content-Type', TYPES[extname(file)] ?? 'text/plain').end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}/`, server };
}

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

export async function tryClips(
  page: Page,
  folder: string,
  clips: readonly Clip[],
): Promise<readonly Tried[]> {
  await page.locator('input').setInputFiles(clips.map(({ name }) => join(folder, name)));
  const tried: Tried[] = [];
  for (const [index, clip] of clips.entries()) {
    const numbers = framesOf(clip);
    // The middle of a frame: what rounding a container does is not what is tried here.
    const positions = numbers.map((frame) => (frame + 0.5) / framesPerSecond);
    const seen = await page.evaluate(([at, where]) => globalThis.tryFilm(at, where), [
      index,
      positions,
    ] as const);
    const told = seen.unreadable === null ? seen.unplayable : [seen.unreadable];
    tried.push({
      clip,
      outcome: outcomeOf(seen),
      told,
      wanted: clip.frames ?? numbers.map((frame) => frame + clip.firstFrame),
      seen,
    });
  }
  return tried;
}

/** What is not as it should be, in words; empty: all is. */
export function faults({ clip, outcome, told, wanted, seen }: Tried): readonly string[] {
  const found: string[] = [];
  if (outcome !== clip.outcome) found.push(`${outcome}, not ${clip.outcome}`);
  if (told.join() !== clip.told.join()) found.push(`says “${told.join()}”, not “${clip.told.join()}”`);
  if (outcome === 'refused') return found;
  const right = wanted.every((frame, index) => frame === null || frame === seen.frames[index]);
  if (!right) found.push(`shows ${seen.frames.join()}, not ${wanted.join()}`);
  const heard = seen.soundBytes > 0;
  const sounds = clip.audio !== '-' && outcome !== 'silent';
  if (heard !== sounds) found.push(heard ? 'sounds' : 'does not sound');
  return found;
}

/** Three places: the beginning, the middle, shortly before the end. */
function framesOf({ seconds }: Clip): readonly number[] {
  const last = Math.floor(seconds * framesPerSecond) - 4;
  return [0, 2 * Math.floor((last * CLIP_SEC) / 8), 2 * Math.floor(last / 2)];
}

/** What the feed says and what the element has must agree. */
function outcomeOf({ failure, fed, way }: Seen): Outcome | 'unclear' {
  if (failure === 'noSound') return 'silent';
  if (failure !== null) return 'refused';
  if (!fed) return way === 'itself' ? 'native' : 'unclear';
  switch (way) {
    case 'recoded':
      return 'recode';
    case 'rewrapped':
      return 'remux';
    case 'itself':
    case null:
      return 'unclear';
  }
}
