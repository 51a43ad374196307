/** Odd: how the clips of odd files are written down: H.264 and AAC where nothing else is said. */
import { CLIP_SEC, KEY_EVERY, type Clip, type Making, type Outcome } from './clip.ts';

export const keys = ['-g', String(KEY_EVERY)];
export const h264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '2', ...keys];
export const aac = ['-c:a', 'aac'];

interface Odd {
  readonly name: string;
  readonly container: string;
  readonly audio?: string;
  readonly note: string;
  readonly make: Making;
  readonly outcome: Outcome;
  readonly told?: readonly string[];
  readonly firstFrame?: number;
  readonly seconds?: number;
  readonly frames?: readonly (number | null)[];
}

export const odd = ({
  name,
  container,
  audio = 'AAC',
  note,
  make,
  outcome,
  told = [],
  firstFrame = 0,
  seconds,
  frames,
}: Odd): Clip => ({
  name,
  container,
  video: 'H.264',
  audio,
  note,
  make,
  outcome,
  told,
  firstFrame,
  seconds: seconds ?? CLIP_SEC,
  frames: frames ?? null,
});
export const ffmpeg = (...words: readonly string[]): Making => ({ by: 'ffmpeg', words });
export const copyOf = (from: string, ...words: readonly string[]): Making => ({ by: 'ffmpeg', words, from });
export const byHand = (from: string, change: (bytes: Buffer) => Buffer): Making => ({
  by: 'hand',
  from,
  change,
});
