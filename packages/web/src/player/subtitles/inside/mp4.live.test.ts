/** Films made by ffmpeg, with timed text inside. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMp4 } from './mp4.ts';
import { openInside } from './open-inside.ts';
import type { InsideTrack } from './track.ts';

const folder = mkdtempSync(join(tmpdir(), 'lockstep-mp4-'));
const at = (name: string) => join(folder, name);
const signal = new AbortController().signal;
const stamp = (sec: number) =>
  `00:${String(Math.floor(sec / 60)).padStart(2, '0')}:${String(sec % 60).padStart(2, '0')},000`;
const srt = Array.from(
  { length: 300 },
  (_, n) => `${n + 1}\n${stamp(n * 4 + 1)} --> ${stamp(n * 4 + 3)}\n第 ${n} 句\n`,
).join('\n');

beforeAll(() => {
  writeFileSync(at('a.srt'), srt);
  const film = '-f lavfi -i color=c=blue:s=160x90:r=5:d=1200'.split(' ');
  const coding = '-c:v libx264 -preset ultrafast -c:s mov_text -metadata:s:s:0 language=zho'.split(' ');
  const make = (name: string, ...more: string[]) =>
    execFileSync('ffmpeg', ['-v', 'error', '-y', ...film, '-i', at('a.srt'), ...coding, ...more, at(name)]);
  make('end.mp4');
  make('begin.mp4', '-movflags', '+faststart');
  make('pieces.mp4', '-movflags', 'frag_keyframe+empty_moov');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const said = async (track: InsideTrack) =>
  (await track.text()).cues.map(
    ({ from, to, pieces }) => `${from}–${to} ${pieces.map(({ text }) => text).join('')}`,
  );

test.each(['end.mp4', 'begin.mp4'])('[SB13] timed text in %s, around a moment', async (name) => {
  const [track] = (await openMp4(await openAsBlob(at(name)))) ?? [];
  if (track === undefined) throw new Error('no track');
  expect(track.language).toBe('zho');
  while (await track.readAround(600, signal));
  const lines = await said(track);
  expect(lines).toContain('601–603 第 150 句');
  expect(lines).not.toContain('1–3 第 0 句');
  while (await track.readAround(0, signal));
  expect(await said(track)).toContain('1–3 第 0 句');
});

test('[SB13] other files and files in pieces have none; damaged ones do no harm', async () => {
  expect(await openMp4(new Blob(['hello']))).toBeNull();
  expect(await openInside(new Blob(['hello']))).toEqual([]);
  for (const track of await openInside(await openAsBlob(at('pieces.mp4')))) {
    while (await track.readAround(0, signal));
    expect(await said(track)).toEqual([]);
  }
  const whole = Buffer.from(await (await openAsBlob(at('begin.mp4'))).arrayBuffer());
  for (let at = 32; at < 6000; at += 13) {
    const bytes = whole.subarray(0, 200_000).fill(0xff, at, at + 3);
    for (const track of await openInside(new Blob([bytes]))) while (await track.readAround(0, signal));
  }
});
