/**
 * Film size: how many bytes the film has and what kind of file it is, where that can be told: of an own file always, of a
 * link on this server by asking for its head. Other servers would have to allow the question; most do not.
 */
import type { FilmSource } from '../../player/film-source.ts';

export interface FilmFile {
  /** null: not told. */
  readonly bytes: number | null;
  /** `MP4`, `WebM` …; null: not told. */
  readonly container: string | null;
}

export const UNTOLD: FilmFile = { bytes: null, container: null };

const BY_TYPE: Readonly<Record<string, string>> = {
  'video/mp4': 'MP4',
  'video/webm': 'WebM',
  'video/x-matroska': 'Matroska',
  'video/quicktime': 'QuickTime',
  'video/mp2t': 'MPEG-TS',
  'application/vnd.apple.mpegurl': 'HLS',
  'application/x-mpegurl': 'HLS',
  'application/dash+xml': 'DASH',
};

const BY_ENDING: Readonly<Record<string, string>> = {
  mp4: 'MP4',
  m4v: 'MP4',
  webm: 'WebM',
  mkv: 'Matroska',
  mov: 'QuickTime',
  ts: 'MPEG-TS',
  m2ts: 'MPEG-TS',
  avi: 'AVI',
  m3u8: 'HLS',
  mpd: 'DASH',
};

/** By the type a server gives, else by the ending of the name. */
export function containerOf(type: string | null, name: string): string | null {
  const [plain = ''] = (type ?? '').toLowerCase().split(';');
  const ending = /\.([a-z0-9]{2,5})$/i.exec(name.split(/[?#]/)[0] ?? '')?.[1]?.toLowerCase() ?? '';
  return BY_TYPE[plain.trim()] ?? BY_ENDING[ending] ?? null;
}

/** Asks about the film; never fails. */
export async function filmFile(source: FilmSource, page: string, signal: AbortSignal): Promise<FilmFile> {
  switch (source.kind) {
    case 'none':
    case 'missing':
    // Its site tells nothing of it.
    case 'embed':
      return UNTOLD;
    case 'file':
      return { bytes: source.size, container: containerOf(null, source.name) };
    case 'link': {
      const url = new URL(source.url, page);
      const guess: FilmFile = { bytes: null, container: containerOf(null, url.pathname) };
      if (url.origin !== new URL(page).origin) return guess;
      try {
        const { ok, headers } = await fetch(url, { method: 'HEAD', signal });
        const length = Number(headers.get('content-length') ?? Number.NaN);
        return {
          bytes: ok && Number.isSafeInteger(length) && length > 0 ? length : null,
          container: containerOf(headers.get('content-type'), url.pathname),
        };
      } catch {
        return guess;
      }
    }
  }
}
