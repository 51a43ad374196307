/**
 * Film sites: YouTube and Vimeo as far as a page meets them, for trials without a network. Their hosts are answered here:
 * scripts and players that speak their messages, with the demo film inside.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Route } from '@playwright/test';
import { nameHelper } from '../harness/page/in-page.ts';
import { standInVimeo } from './vimeo-frame.ts';
import { standInApi } from './youtube-api.ts';
import { standInFrame, type FrameWhims } from './youtube-frame.ts';

/** What the stand-ins call their films. */
export const siteTitle = 'The stand-in film';

/** Films with whims, by their names there. */
export const youtubeFilms = {
  plain: 'plain-film1',
  wantsPress: 'press-film1',
  gone: 'gone-film-1',
  kept: 'kept-film-1',
} as const;

export const vimeoFilms = { plain: '76979871', gone: '76979872', kept: '76979873' } as const;

const usual: FrameWhims = { advertMs: 0, wantsPress: false, error: null, title: siteTitle };
const whims: Readonly<Record<string, Partial<FrameWhims>>> = {
  [youtubeFilms.wantsPress]: { wantsPress: true },
  [youtubeFilms.gone]: { error: 100 },
  [youtubeFilms.kept]: { error: 150 },
};
const vimeoErrors: Readonly<Record<string, string>> = {
  [vimeoFilms.gone]: 'NotFoundError',
  [vimeoFilms.kept]: 'PrivacyError',
};

const clip = fileURLToPath(new URL('../../../server/assets/demo.mp4', import.meta.url));

const call = (run: (...words: never[]) => void, ...words: readonly unknown[]): string =>
  `${nameHelper}(${run.toString()})(...${JSON.stringify(words)});`;

const frame = (script: string): string => `<!doctype html><meta charset="utf-8"><title>Player</title>
<style>body { margin: 0; background: black } video { position: fixed; inset: 0; width: 100%; height: 100% }
[data-advert]::after { content: 'Advertisement'; position: fixed; inset: 0; background: #444; color: white }</style>
<body><video src="/clip.mp4" preload="auto" playsinline></video><script>${script}</script>`;

export interface FilmSites {
  /** The addresses that were asked for, in order. */
  readonly asked: readonly string[];
  /** From now on they answer, or do not. */
  setReachable: (reachable: boolean) => void;
}

/** @param all whims of every film of YouTube, for this person alone */
export async function standInForSites(
  context: BrowserContext,
  all: Partial<FrameWhims> = {},
): Promise<FilmSites> {
  const asked: string[] = [];
  let reachable = true;
  const film = await readFile(clip);
  const answer = async (route: Route): Promise<void> => {
    const url = new URL(route.request().url());
    asked.push(url.href);
    if (!reachable) return route.abort('connectionrefused');
    if (url.pathname === '/clip.mp4') return sendClip(route, film);
    const html = (script: string) => route.fulfill({ contentType: 'text/html', body: frame(script) });
    const script = (body: string) => route.fulfill({ contentType: 'text/javascript', body });
    const id = url.pathname.split('/').at(-1) ?? '';
    if (url.hostname === 'player.vimeo.com') {
      return html(call(standInVimeo, { error: vimeoErrors[id] ?? null, title: siteTitle }));
    }
    if (url.pathname.startsWith('/embed/'))
      return html(call(standInFrame, { ...usual, ...whims[id], ...all }));
    // The first script only fetches the second.
    if (url.pathname === '/iframe_api') return script(call(fetchSecond));
    return script(call(standInApi));
  };
  await context.route(/^https:\/\/(www\.youtube(-nocookie)?\.com|player\.vimeo\.com)\//, answer);
  return {
    asked,
    setReachable: (to) => {
      reachable = to;
    },
  };
}

function fetchSecond(): void {
  const script = document.createElement('script');
  script.src = 'https://www.youtube.com/s/player/stand-in/www-widgetapi.js';
  document.head.append(script);
}

function sendClip(route: Route, film: Buffer): Promise<void> {
  const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(route.request().headers()['range'] ?? '') ?? [];
  const start = Number(from);
  const end = to === '' ? film.length - 1 : Number(to);
  return route.fulfill({
    status: 206,
    contentType: 'video/mp4',
    headers: {
      'accept-ranges': 'bytes',
      'content-range': `bytes ${start}-${end}/${film.length}`,
    },
    body: film.subarray(start, end + 1),
  });
}
