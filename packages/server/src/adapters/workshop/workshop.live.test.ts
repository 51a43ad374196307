/** The workshop with real files: what is found in them, what comes out, and what stays when it is broken off. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FoundFilm, Work, Workshop } from '../../ports/workshop.ts';
import * as clip from '../../testkit/clips.ts';
import { openWorkshop } from './ffmpeg-workshop.ts';
import { sniff } from './sniff.ts';

const execute = promisify(execFile);
const still = new AbortController().signal;
let folder: string;
let workshop: Workshop;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-workshop-'));
  workshop = await openWorkshop();
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

async function found(file: string, several = false): Promise<FoundFilm> {
  const looked = await workshop.look(file, several, still);
  if (!looked.ok) throw new Error(looked.error);
  return looked.value;
}
let works = 0;
const workOn = (file: string, film: FoundFilm, changes: Partial<Work> = {}): Work => ({
  file,
  found: film,
  folder: join(folder, `work-${works++}`),
  told: () => {},
  signal: still,
  ...changes,
});

interface Shown {
  readonly format: { readonly duration: string; readonly format_name: string };
  readonly streams: readonly {
    readonly codec_name: string;
    readonly codec_type: string;
    readonly height?: number;
  }[];
}
async function shown(file: string): Promise<Shown> {
  const words = ['-v', 'error', '-show_format', '-show_streams', '-of', 'json', file];
  const { stdout } = await execute('ffprobe', words);
  return JSON.parse(stdout) as Shown;
}

test('[UP9] what browsers play is left as it is', { timeout: 60_000 }, async () => {
  expect(workshop.canMake).toBe(true);
  const mp4 = await clip.makeClip(folder, 'plain.mp4', { words: clip.plainMp4 });
  expect(await found(mp4)).toMatchObject({ way: 'asItIs', type: 'mp4', size: { width: 640, height: 360 } });
  expect((await found(mp4)).durationSec).toBeCloseTo(6, 0);
  const words = ['-map', '0:v', '-c:v', 'libvpx', '-map', '1:a', '-c:a', 'libopus'];
  const webm = await clip.makeClip(folder, 'plain.webm', { seconds: 1, words });
  expect(await found(webm)).toMatchObject({ way: 'asItIs', type: 'webm' });
  expect((await found(mp4, true)).way).toBe('ladder');
});

test('[UP10] an index at the end is moved to the front', { timeout: 60_000 }, async () => {
  const file = await clip.makeClip(folder, 'end.mp4', { words: clip.indexAtEnd });
  expect((await sniff(file)).isIndexAtEnd).toBe(true);
  const film = await found(file);
  expect(film.way).toBe('remux');
  const work = workOn(file, film);
  expect(await workshop.make(work)).toEqual({ ok: true, value: 'film.mp4' });
  expect(await sniff(join(work.folder, 'film.mp4'))).toEqual({ container: 'mp4', isIndexAtEnd: false });
});

test('[UP10] another container: pictures are kept, with every language', { timeout: 60_000 }, async () => {
  const file = await clip.makeClip(folder, 'rich.mkv', { words: clip.richMkv });
  const film = await found(file);
  expect(film).toMatchObject({ way: 'remux', video: 'h264', texts: [{ format: 'vtt', language: 'eng' }] });
  expect(film.audio.map(({ language, title }) => [language, title])).toEqual([
    ['eng', null],
    ['zho', '普通话'],
  ]);
  const work = workOn(file, film);
  expect((await workshop.make(work)).ok).toBe(true);
  const { streams } = await shown(join(work.folder, 'film.mp4'));
  expect(streams.map(({ codec_name }) => codec_name)).toEqual(['h264', 'aac', 'aac']);
});

test('[UP11] what nobody plays is made in several sizes', { timeout: 120_000 }, async () => {
  const file = await clip.makeClip(folder, 'old.mkv', { size: '1280x720', words: clip.oldMkv });
  const film = await found(file);
  expect(film.way).toBe('ladder');
  const told: number[] = [];
  const work = workOn(file, film, { told: (done) => void told.push(done) });
  expect(await workshop.make(work)).toEqual({ ok: true, value: 'master.m3u8' });
  const master = await readFile(join(work.folder, 'master.m3u8'), 'utf8');
  const sizes = [
    ...master.matchAll(
      /BANDWIDTH=(\d+),RESOLUTION=(\d+x\d+),CODECS="(avc1\.\w+),mp4a\.40\.2",AUDIO="sound"/g,
    ),
  ];
  expect(sizes.map(([, , size]) => size)).toEqual(['640x360', '854x480', '1280x720']);
  const rates = sizes.map(([, rate]) => Number(rate));
  // Not the sound's alone, as it would be without a bound.
  expect(rates[0]).toBeGreaterThan(700_000);
  expect(rates).toEqual(rates.toSorted((a, b) => a - b));
  expect(master).toMatch(/TYPE=AUDIO,GROUP-ID="sound",NAME="1",DEFAULT=YES/);
  expect(master).toMatch(/LANGUAGE="zho",DEFAULT=NO,AUTOSELECT=YES,URI="sound-1\/index.m3u8"/);
  expect(told.at(-1)).toBeCloseTo(1, 1);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  // Every size is cut at the same places, so that a player can change in between.
  const cuts = async (name: string) =>
    (await readFile(join(work.folder, name, 'index.m3u8'), 'utf8')).match(/#EXTINF:[\d.]+/g);
  expect(await cuts('360p')).toEqual(await cuts('720p'));
  const { format, streams } = await shown(join(work.folder, '480p/index.m3u8'));
  expect(Number(format.duration)).toBeCloseTo(6, 0);
  expect(streams.find(({ codec_type }) => codec_type === 'video')).toMatchObject({
    codec_name: 'h264',
    height: 480,
  });
  await execute('ffmpeg', [
    '-v',
    'error',
    '-xerror',
    '-i',
    join(work.folder, 'master.m3u8'),
    '-f',
    'null',
    '-',
  ]);
});

test('[UP13] poster, storyboard, subtitles and fonts come out', { timeout: 60_000 }, async () => {
  // What is inside a font is nobody's business here.
  const font = join(folder, 'some.ttf');
  await writeFile(font, randomBytes(20_000));
  const names = ['mimetype=font/ttf', 'filename=../../evil.ttf'];
  const attached = ['-attach', font, ...names.flatMap((name) => ['-metadata:s:t', name])];
  const file = await clip.makeClip(folder, 'dressed.mkv', {
    seconds: 9,
    words: [...clip.oldMkv, ...attached],
  });
  const film = await found(file);
  const work = workOn(file, film);
  const extras = await workshop.dress(work);
  expect(extras).toMatchObject({
    poster: 'poster.jpg',
    storyboard: 'storyboard.vtt',
    subtitles: [{ file: 'subtitles-1.ass', format: 'ass', language: null, title: null }],
    fonts: ['font-1.ttf'],
  });
  expect(await readFile(join(work.folder, 'subtitles-1.ass'), 'utf8')).toContain('你好');
  const board = await readFile(join(work.folder, 'storyboard.vtt'), 'utf8');
  expect(board).toMatch(/00:00:08.000 --> 00:00:09.0..\nstoryboard-1.jpg#xywh=640,0,160,90/);
  const { streams } = await shown(join(work.folder, 'storyboard-1.jpg'));
  expect(streams[0]).toMatchObject({ codec_name: 'mjpeg', height: 900 });
  expect(await readFile(join(work.folder, 'font-1.ttf'))).toEqual(await readFile(font));
});

test('[UP8] what is no film is refused, and no other file is opened', { timeout: 60_000 }, async () => {
  const plain = await clip.makeClip(folder, 'inner.mp4', { seconds: 1, words: clip.plainMp4 });
  const song = ['-map', '1:a', '-c:a', 'aac'];
  const files = {
    'text.mp4': 'no film at all',
    'empty.mp4': '',
    'list.m3u8': `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:${plain}\n#EXT-X-ENDLIST\n`,
    'list.ffconcat': `ffconcat version 1.0\nfile inner.mp4\n`,
    'page.mp4': '<html></html>',
  };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, name), text);
    expect([name, await workshop.look(join(folder, name), false, still)]).toEqual([
      name,
      { ok: false, error: 'noFilm' },
    ]);
  }
  const onlySound = await clip.makeClip(folder, 'song.mp4', { words: song });
  expect(await workshop.look(onlySound, false, still)).toEqual({ ok: false, error: 'noFilm' });
  const cut = join(folder, 'cut.mp4');
  await writeFile(
    cut,
    (await readFile(await clip.makeClip(folder, 'whole.mp4', { words: clip.indexAtEnd }))).subarray(
      0,
      50_000,
    ),
  );
  expect(await workshop.look(cut, false, still)).toEqual({ ok: false, error: 'noFilm' });
});

test(
  '[UP14] what is finished stays when it is broken off, and what is half made goes',
  { timeout: 120_000 },
  async () => {
    const file = await clip.makeClip(folder, 'long.avi', {
      seconds: 20,
      size: '1280x720',
      words: clip.oldAvi,
    });
    const film = await found(file);
    const stopping = new AbortController();
    const work = workOn(file, film, {
      signal: stopping.signal,
      // Beyond the first size, which costs 0.16 of all.
      told: (done) => {
        if (done > 0.3) stopping.abort();
      },
    });
    expect(await workshop.make(work)).toEqual({ ok: false, error: 'damaged' });
    expect(await readdir(work.folder)).toContain('360p');
    expect(await readdir(work.folder)).not.toContain('master.m3u8');
    expect(await stat(`${work.folder}.part`).catch(() => null)).toBeNull();
    const { mtimeMs } = await stat(join(work.folder, '360p/s0.m4s'));
    await mkdir(`${work.folder}.part/480p`, { recursive: true });
    await writeFile(`${work.folder}.part/480p/s0.m4s`, 'left over');
    expect((await workshop.make({ ...work, signal: still, told: () => {} })).ok).toBe(true);
    expect((await stat(join(work.folder, '360p/s0.m4s'))).mtimeMs).toBe(mtimeMs);
    expect(await stat(`${work.folder}.part`).catch(() => null)).toBeNull();
  },
);
