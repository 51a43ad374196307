/**
 * Stream films: the built-in film cut into pieces by ffmpeg, as HLS and DASH, in several qualities and languages. Its
 * pictures keep their frame numbers, so that it can be read from a screen what is really shown. Made when first needed.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, copyFile, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assets } from '../src/harness/product.ts';
import { textInit, textPiece, ttml, vttSample } from './text-pieces.ts';

const root = fileURLToPath(new URL('../../../out/e2e-films/', import.meta.url));
const demo = join(assets, 'demo.mp4');

/** Pieces of three seconds, which are no whole number of sound packets: as in life. */
const GREAT =
  '-c:v:0 libx264 -preset:v:0 veryfast -g:v:0 30 -b:v:0 800k -maxrate:v:0 900k -bufsize:v:0 1800k';
const SMALL =
  '-filter:v:1 scale=320:180 -c:v:1 libx264 -preset:v:1 veryfast -g:v:1 30 -b:v:1 250k -maxrate:v:1 300k -bufsize:v:1 600k';
const PICTURES = `${GREAT} ${SMALL}`;
const TWO_TRACKS = `-map 0:v -map 0:v -map 0:a -map 0:a ${PICTURES} -c:a aac -b:a 64k`;
const HLS = '-f hls -hls_time 3 -hls_playlist_type vod -master_pl_name film.m3u8';
const GROUPS =
  'v:0,agroup:sound v:1,agroup:sound a:0,agroup:sound,language:en,default:yes a:1,agroup:sound,language:zh';

/** HLS in two qualities with sound of their own, as transport streams. */
export const hlsTs = (): Promise<string> =>
  made('hls-ts', (folder) => {
    const coding = `-map 0:v -map 0:a -map 0:v -map 0:a ${PICTURES} -c:a copy ${HLS}`;
    const streams = [
      '-var_stream_map',
      'v:0,a:0 v:1,a:1',
      '-hls_segment_filename',
      join(folder, '%v-%03d.ts'),
    ];
    return ffmpeg(['-i', demo, ...coding.split(' '), ...streams, join(folder, '%v.m3u8')]);
  });

/** HLS in two qualities, with two sound tracks in lists of their own, as fragmented MP4. */
export const hlsTracks = (): Promise<string> =>
  made('hls-tracks', (folder) => {
    const coding = `${TWO_TRACKS} -filter:a:1 volume=0.3 ${HLS} -hls_segment_type fmp4`;
    const streams = ['-var_stream_map', GROUPS, '-hls_segment_filename', join(folder, '%v-%03d.m4s')];
    return ffmpeg(['-i', demo, ...coding.split(' '), ...streams, join(folder, '%v.m3u8')]);
  });

/** HLS with subtitles in two languages, a line a second. */
export const hlsTexts = (): Promise<string> =>
  made('hls-texts', async (folder) => {
    const list = join(folder, 'picture.m3u8');
    await ffmpeg(['-i', demo, ...'-c copy -f hls -hls_time 3 -hls_playlist_type vod'.split(' '), list]);
    const master = ['#EXTM3U'];
    for (const [language, name, word] of [
      ['en', 'English', 'Line'],
      ['zh', '中文', '行'],
    ] as const) {
      await writeFile(join(folder, `${language}.vtt`), lines(word));
      const pieces = ['#EXTM3U', '#EXT-X-TARGETDURATION:30', '#EXT-X-PLAYLIST-TYPE:VOD', '#EXTINF:30.0,'];
      await writeFile(
        join(folder, `${language}.m3u8`),
        [...pieces, `${language}.vtt`, '#EXT-X-ENDLIST', ''].join('\n'),
      );
      const kind = 'TYPE=SUBTITLES,GROUP-ID="texts",DEFAULT=NO,AUTOSELECT=NO';
      master.push(`#EXT-X-MEDIA:${kind},NAME="${name}",LANGUAGE="${language}",URI="${language}.m3u8"`);
    }
    master.push('#EXT-X-STREAM-INF:BANDWIDTH=900000,SUBTITLES="texts"', 'picture.m3u8', '');
    await writeFile(join(folder, 'film.m3u8'), master.join('\n'));
  });

/** One line a second, that says which, as WebVTT. */
function lines(word: string): string {
  const at = (second: number) => `00:00:${String(second).padStart(2, '0')}.000`;
  const cues = Array.from({ length: 30 }, (_, n) => `${at(n)} --> ${at(n + 1)}\n${word} ${n}`);
  return ['WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:126000,LOCAL:00:00:00.000', ...cues, ''].join('\n\n');
}

/** DASH in two qualities with two sound tracks. */
export const dash = (): Promise<string> =>
  made('dash', (folder) => {
    const coding = `${TWO_TRACKS} -metadata:s:a:0 language=en -metadata:s:a:1 language=zh -f dash -seg_duration 3`;
    const sets = ['-adaptation_sets', 'id=0,streams=0,1 id=1,streams=2 id=2,streams=3'];
    return ffmpeg(['-i', demo, ...coding.split(' '), ...sets, join(folder, 'film.mpd')]);
  });

const LENGTH_SEC = 30;
const PIECE_SEC = 3;

/** DASH with subtitles, a line a second, of WebVTT and of TTML: as whole files (`files.mpd`), or in pieces (`pieces.mpd`). */
export const dashTexts = (): Promise<string> =>
  made('dash-texts', async (folder) => {
    await cp(await dash(), folder, { recursive: true });
    const seconds = Array.from({ length: LENGTH_SEC }, (_, n) => n);
    const lineAt = (word: string) => (n: number) => ({ from: n, to: n + 1, words: `${word} ${n}` });
    await writeFile(join(folder, 'en.vtt'), lines('Line'));
    await writeFile(join(folder, 'zh.ttml'), ttml(seconds.map(lineAt('行'))));
    for (const [language, kind] of [
      ['de', 'stpp'],
      ['fr', 'wvtt'],
    ] as const) {
      await writeFile(join(folder, `${language}-init.mp4`), textInit(kind));
      for (let number = 1; number <= LENGTH_SEC / PIECE_SEC; number += 1) {
        const from = (number - 1) * PIECE_SEC;
        const here = seconds.slice(from, from + PIECE_SEC);
        const samples =
          kind === 'stpp'
            ? [{ sec: PIECE_SEC, bytes: Buffer.from(ttml(here.map(lineAt('Zeile')))) }]
            : here.map((n) => ({ sec: 1, bytes: vttSample(`Ligne ${n}`) }));
        await writeFile(join(folder, `${language}-${number}.m4s`), textPiece(number, from, samples));
      }
    }
    const whole = (language: string, type: string, file: string) =>
      `<AdaptationSet contentType="text" mimeType="${type}" lang="${language}"><Role schemeIdUri="urn:mpeg:dash:role:2011" value="subtitle"/>` +
      `<Representation id="text-${language}" bandwidth="256"><BaseURL>${file}</BaseURL></Representation></AdaptationSet>`;
    const pieces = (language: string, codec: string) =>
      `<AdaptationSet contentType="text" mimeType="application/mp4" codecs="${codec}" lang="${language}" segmentAlignment="true">` +
      `<SegmentTemplate timescale="1000" duration="${PIECE_SEC * 1000}" startNumber="1" initialization="${language}-init.mp4" media="${language}-$Number$.m4s"/>` +
      `<Representation id="text-${language}" bandwidth="256"/></AdaptationSet>`;
    const list = await readFile(join(folder, 'film.mpd'), 'utf8');
    const withTexts = (name: string, texts: readonly string[]) =>
      writeFile(join(folder, name), list.replace('</Period>', `${texts.join('')}</Period>`));
    const files = [whole('en', 'text/vtt', 'en.vtt'), whole('zh', 'application/ttml+xml', 'zh.ttml')];
    await withTexts('files.mpd', files);
    await withTexts('pieces.mpd', [pieces('de', 'stpp.ttml.im1t'), pieces('fr', 'wvtt')]);
  });

/** The film as it is, in a folder of its own: also under a name that says nothing, and a page under a film's name. */
export const whole = (): Promise<string> =>
  made('whole', async (folder) => {
    await copyFile(demo, join(folder, 'film'));
    await copyFile(demo, join(folder, 'film.mp4'));
    await writeFile(join(folder, 'page.mp4'), '<!doctype html><title>Buy films</title>');
  });

/** The folder of them all. */
export async function everyFilm(): Promise<string> {
  for (const make of [hlsTs, hlsTracks, dash, whole]) await make();
  return root;
}

/** Makes a folder whole or not at all: two trials may want it at the same time. */
async function made(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(root, name);
  if (await exists(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  await make(unfinished);
  await rename(unfinished, folder).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true });
    if (!(await exists(folder))) throw error;
  });
  return folder;
}

export async function ffmpeg(words: readonly string[]): Promise<void> {
  const run = spawn('ffmpeg', ['-v', 'error', '-y', ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  run.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const [code] = (await once(run, 'close')) as [number | null];
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}: ${complaint.slice(-2000)}`);
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
