/** Films made by ffmpeg, with subtitles inside; what is read of them, and how much of the file. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, openAsBlob, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMatroska } from './matroska.ts';
import type { InsideTrack } from './track.ts';

const folder = mkdtempSync(join(tmpdir(), 'lockstep-inside-'));
const at = (name: string) => join(folder, name);
const ffmpeg = (...words: string[]) => execFileSync('ffmpeg', ['-v', 'error', '-y', ...words]);
const signal = new AbortController().signal;

const stamp = (sec: number, point: string) =>
  `0${Math.floor(sec / 3600)}:${String(Math.floor(sec / 60) % 60).padStart(2, '0')}:${String(sec % 60).padStart(2, '0')}${point}`;
/** A line every four seconds for ten minutes. */
const srt = Array.from(
  { length: 150 },
  (_, n) =>
    `${n + 1}\n${stamp(n * 4, ',000')} --> ${stamp(n * 4 + 3, ',500')}\n第 ${n} 句\nsecond <i>row</i>\n`,
).join('\n');
const ass = `[Script Info]
ScriptType: v4.00+
PlayResY: 720

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, Alignment, MarginL, MarginR, MarginV
Style: Default,My Font,40,&H0000FFFF,2,10,10,10

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
${Array.from({ length: 150 }, (_, n) =>
  ['{\\an8}Sign', 'Line']
    .map(
      (word, layer) =>
        `Dialogue: ${layer},${stamp(n * 4, '.00').slice(1)},${stamp(n * 4 + 3, '.00').slice(1)},Default,,0,0,0,,${word} ${n}, with a comma`,
    )
    .join('\n'),
).join('\n')}
`;

beforeAll(() => {
  writeFileSync(at('a.srt'), srt);
  writeFileSync(at('a.ass'), ass);
  writeFileSync(at('my.ttf'), Buffer.alloc(3000, 7));
  const pictures = '-f lavfi -i testsrc2=size=320x180:rate=25:duration=600'.split(' ');
  const sound = '-f lavfi -i sine=duration=600'.split(' ');
  const coding = '-c:v libx264 -preset ultrafast -crf 30 -c:a aac'.split(' ');
  ffmpeg(...pictures, ...sound, ...coding, at('film.mp4'));
  const subtitles = ['-i', at('film.mp4'), '-i', at('a.srt'), '-i', at('a.ass')];
  const maps = '-map 0 -map 1 -map 2 -c copy -c:s copy'.split(' ');
  const languages = '-metadata:s:s:0 language=chi -metadata:s:s:1 language=eng'.split(' ');
  const told = [...languages, '-metadata:s:s:0', 'title=With two rows'];
  const font = ['-attach', at('my.ttf'), '-metadata:s:t', 'mimetype=application/x-truetype-font'];
  ffmpeg(...subtitles, ...maps, ...told, ...font, at('indexed.mkv'));
  // Written while it is sent: no index, and nothing tells how long its parts are.
  ffmpeg(...subtitles, ...maps, ...told, '-f', 'matroska', '-live', '1', at('sent.mkv'));
  // Nothing in the index is of the subtitles, as in films of old programs: its numbers name a track that is not there.
  const bytes = readFileSync(at('indexed.mkv'));
  for (let at = bytes.lastIndexOf(Buffer.from([0x1c, 0x53, 0xbb, 0x6b])); at < bytes.length; at++)
    if (bytes[at] === 0xf7 && bytes[at + 1] === 0x81 && (bytes[at + 2] ?? 0) > 2 && (bytes[at + 2] ?? 0) < 5)
      bytes[at + 2] = 99;
  writeFileSync(at('pictures.mkv'), bytes);
  const two = ['-i', at('film.mp4'), '-i', at('a.srt'), '-map', '0:v', '-map', '1', '-t', '30'];
  const webm = '-c:v libvpx -deadline realtime -cpu-used 8 -c:s webvtt'.split(' ');
  ffmpeg(...two, ...webm, at('film.webm'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file that counts what is read of it. */
async function counted(name: string): Promise<{ readonly file: Blob; readonly bytes: () => number }> {
  const file = await openAsBlob(at(name));
  let bytes = 0;
  const slice = (from: number, to: number): Blob => {
    bytes += Math.max(0, Math.min(to, file.size) - from);
    return file.slice(from, to);
  };
  return { file: { size: file.size, slice } as Blob, bytes: () => bytes };
}

async function readAll(track: InsideTrack, sec: number): Promise<void> {
  while (await track.readAround(sec, signal));
}
const said = async (track: InsideTrack) =>
  (await track.text()).cues.map(
    ({ from, pieces }) => `${Math.round(from)} ${pieces.map(({ text }) => text).join('')}`,
  );

test('[SB13] the tracks of a film, by name and language, with lines around a moment', async () => {
  const { file, bytes } = await counted('indexed.mkv');
  const tracks = await openMatroska(file);
  expect(tracks?.map(({ title, language }) => [title, language])).toEqual([
    ['With two rows', 'chi'],
    ['', 'eng'],
  ]);
  const [first] = tracks ?? [];
  if (first === undefined) throw new Error('no track');
  expect(bytes()).toBeLessThan(1_500_000);
  await readAll(first, 300);
  const lines = await said(first);
  expect(lines).toContain('300 第 75 句\nsecond row');
  expect(lines).toContain('180 第 45 句\nsecond row');
  expect(lines).not.toContain('160 第 40 句\nsecond row');
  const cue = (await first.text()).cues.find(({ from }) => Math.round(from) === 300);
  expect((cue?.to ?? 0) - (cue?.from ?? 0)).toBeCloseTo(3.5);
  const before = bytes();
  await readAll(first, 300);
  expect(bytes()).toBe(before);
  await readAll(first, 0);
  expect(await said(first)).toHaveLength(150);
});

test('[SB13] a file that cannot be read for a moment has its fonts later', async () => {
  const file = await openAsBlob(at('indexed.mkv'));
  let away = false;
  const slice = (from: number, to: number) =>
    away ? { arrayBuffer: () => Promise.reject(new Error('moved')) } : file.slice(from, to);
  const script = (await openMatroska({ size: file.size, slice } as Blob))?.[1];
  if (script === undefined) throw new Error('no track');
  await readAll(script, 10);
  away = true;
  await expect(script.text()).rejects.toThrow('moved');
  away = false;
  expect((await script.text()).script?.fonts).toHaveLength(1);
});

test('[SB13] a script with styles comes with its fonts, and with all lines of one moment', async () => {
  const tracks = await openMatroska(await openAsBlob(at('indexed.mkv')));
  const script = tracks?.[1];
  if (script === undefined) throw new Error('no track');
  await readAll(script, 10);
  const { script: styled } = await script.text();
  expect(styled?.fonts.map(({ length, 5: byte }) => [length, byte])).toEqual([[3000, 7]]);
  const dialogue = styled?.text.split('\n').filter((line) => line.startsWith('Dialogue:'));
  // ffmpeg puts everything off by the beginning of the sound.
  expect(dialogue?.slice(4, 6).map((line) => line.replaceAll('.02', '.00'))).toEqual([
    'Dialogue: 0,00:00:08.00,00:00:11.00,Default,,0,0,0,,{\\an8}Sign 2, with a comma',
    'Dialogue: 1,00:00:08.00,00:00:11.00,Default,,0,0,0,,Line 2, with a comma',
  ]);
  expect(styled?.text).toContain('Style: Default,My Font,40');
});

test('[SB13] without an index they are read through the pictures, only a little ahead', async () => {
  const { file, bytes } = await counted('sent.mkv');
  const [first, second] = (await openMatroska(file)) ?? [];
  if (first === undefined || second === undefined) throw new Error('no track');
  await readAll(first, 0);
  const lines = await said(first);
  expect(lines).toContain('56 第 14 句\nsecond row');
  expect(lines).not.toContain('200 第 50 句\nsecond row');
  expect(bytes()).toBeLessThan(file.size / 3);
  await readAll(second, 30);
  expect(await said(second)).toContain('40 Line 10, with a comma');
  await readAll(second, 500);
  expect(await said(second)).toContain('520 Line 130, with a comma');
});

test('[SB13] with an index of pictures only, a jump reads what is there', async () => {
  const { file, bytes } = await counted('pictures.mkv');
  const [track] = (await openMatroska(file)) ?? [];
  if (track === undefined) throw new Error('no track');
  await readAll(track, 400);
  expect(await said(track)).toContain('412 第 103 句\nsecond row');
  expect(bytes()).toBeLessThan(file.size / 3);
});

test('[SB13] WebVTT in WebM', async () => {
  const [track] = (await openMatroska(await openAsBlob(at('film.webm')))) ?? [];
  if (track === undefined) throw new Error('no track');
  await readAll(track, 0);
  expect(await said(track)).toContain('8 第 2 句\nsecond row');
});

test('[SB13] other files are none, and damaged ones end where they are damaged', async () => {
  expect(await openMatroska(await openAsBlob(at('film.mp4')))).toBeNull();
  expect(await openMatroska(new Blob([]))).toBeNull();
  const whole = Buffer.from(await (await openAsBlob(at('indexed.mkv'))).arrayBuffer());
  const [cut] = (await openMatroska(new Blob([whole.subarray(0, 200_000)]))) ?? [];
  if (cut === undefined) throw new Error('no track');
  await readAll(cut, 0);
  expect((await said(cut)).length).toBeGreaterThan(0);
  for (let at = 40; at < 3000; at += 7) {
    const bytes = whole.slice(0, 100_000);
    bytes.fill(0xff, at, at + 5);
    for (const track of (await openMatroska(new Blob([bytes]))) ?? []) await readAll(track, 0);
  }
});
