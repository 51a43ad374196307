/**
 * Timeline: from the times written in a file to those of the film that all in the room share. A copy in another
 * container must show the same frame at the same position, so what the container did to the times is undone here.
 */
import type { AudioFacts, FileFacts, VideoFacts } from './file-facts.ts';

export interface Timeline {
  /** Taken off all times of the file, in s. */
  readonly shiftSec: number;
}

/**
 * Writers of Matroska put the codec's warm-up before the sound's first moment and, as times there should not be below
 * 0, move everything by it: less than this, in s.
 */
const WARM_UP_SEC = 0.1;

/** Position 0 is the first picture where the container only moved it; an intended pause before it stays. [RX7] */
export function timelineOf(facts: FileFacts, video: VideoFacts | null, audio: AudioFacts | null): Timeline {
  const first = video?.firstSec ?? audio?.firstSec ?? 0;
  switch (facts.container) {
    case 'MPEG-TS':
      // Its clock has been running since before the film.
      return { shiftSec: first };
    case 'Matroska':
      return { shiftSec: video !== null && first > 0 && first < WARM_UP_SEC ? first : 0 };
    // As every browser plays them by itself, from a link too.
    case 'WebM':
    case 'MP4':
    case 'QuickTime':
    case 'Ogg':
    case 'MP3':
    case 'WAVE':
    case 'FLAC':
    case 'AAC':
      return { shiftSec: 0 };
  }
}

/** Times in whole ms are off by half of one, on each side of a difference. */
const ROUNDED_SEC = 0.0011;

/** Undoes the rounding of a container that tells times in whole ms, where frames are known to be alike. [RX8] */
export function steadied(
  atSec: number,
  { firstSec, frameSec }: Pick<VideoFacts, 'firstSec' | 'frameSec'>,
): number {
  if (frameSec === null || frameSec <= 0) return atSec;
  const exact = firstSec + Math.round((atSec - firstSec) / frameSec) * frameSec;
  return Math.abs(exact - atSec) <= ROUNDED_SEC ? exact : atSec;
}

/** What comes before position 0 is decoded but not seen: it gets the film's first moments, each frame a µs. */
const BEFORE_SEC = 0.0002;

/**
 * The time of a picture on the film's line, in s, in whole µs. Buffers refuse times below 0, yet the pictures from 0 on
 * may need earlier ones: those are pressed into the first 0.2 ms. [RX9]
 */
export function pictureTime(atSec: number, video: VideoFacts, { shiftSec }: Timeline): number {
  const at = steadied(atSec, video) - shiftSec;
  const before = shiftSec - video.firstSec;
  if (before <= MICROSECOND) return wholeMicroseconds(Math.max(0, at));
  if (at >= 0) return wholeMicroseconds(Math.max(BEFORE_SEC, at));
  return wholeMicroseconds(Math.max(0, 1 + at / before) * BEFORE_SEC);
}

const MICROSECOND = 1e-6;
const wholeMicroseconds = (sec: number): number => Math.round(sec * 1e6) / 1e6;
