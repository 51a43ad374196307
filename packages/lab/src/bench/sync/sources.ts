/**
 * Sources: the bench's film as members may have it: one file, pieces of HLS or DASH, an MKV of their own that the page wraps
 * anew. All are made of the same coded pictures by ffmpeg, when first needed, so each shows the others' frames.
 */
import { execFile } from 'node:child_process';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** mixed: each of the four members another. */
export const sourceNames = ['mp4', 'hls', 'dash', 'mkv', 'mixed'] as const;
export type SourceName = (typeof sourceNames)[number];

/** How one member has the film. */
export type Copy = Exclude<SourceName, 'mixed'>;

/** The room's film is the stream of the one on the longest line, who has to suffer: he needs nothing of his own. */
const mixed: readonly Copy[] = ['mp4', 'mkv', 'hls', 'dash'];

export const copyOf = (source: SourceName, member: number): Copy =>
  source === 'mixed' ? (mixed[member % mixed.length] ?? 'hls') : source;

/** What the room itself plays. */
export const roomCopy = (source: SourceName): Copy => (source === 'mixed' ? 'hls' : source);

/** How each is made of the film's file, and what of it is opened. */
const makings: Readonly<
  Record<Exclude<Copy, 'mp4'>, { readonly opened: string; readonly words: readonly string[] }>
> = {
  hls: {
    opened: 'film.m3u8',
    words: [
      '-f',
      'hls',
      '-hls_time',
      '4',
      '-hls_playlist_type',
      'vod',
      '-hls_segment_filename',
      'film-%d.ts',
    ],
  },
  dash: { opened: 'film.mpd', words: ['-f', 'dash', '-seg_duration', '4'] },
  mkv: { opened: 'film.mkv', words: [] },
};

/** The file to be opened, below the folder of the film. */
export async function ensureCopy(film: string, copy: Copy): Promise<string> {
  if (copy === 'mp4') return film;
  const folder = `${film.replace(/\.mp4$/, '')}-${copy}`;
  const { opened, words } = makings[copy];
  const file = join(folder, opened);
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere) return file;
  const unfinished = `${folder}.part`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  const ask = ['-y', '-v', 'error', '-nostdin', '-i', film, '-map', '0:v', '-map', '0:a', '-c', 'copy'];
  await promisify(execFile)('ffmpeg', [...ask, ...words, opened], { cwd: unfinished });
  await rename(unfinished, folder);
  return file;
}

/** Its address on a server that has the film's folder. */
export function linkOf(film: string, file: string): string {
  const folder = dirname(file);
  const below = folder === dirname(film) ? '' : `${basename(folder)}/`;
  return `/media/${below}${basename(file)}`;
}
