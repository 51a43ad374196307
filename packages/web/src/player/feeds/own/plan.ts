/** Plan: how a file is played here, decided from what is in it and what the browser can. No reading, no element. */
import type { AudioFacts, Container, FileFacts, VideoFacts } from './file-facts.ts';
import { MOST_SHIFT_SEC } from './sound-shift.ts';
import { timelineOf } from './timeline.ts';

/** What this browser can. */
export interface Abilities {
  /** By itself, from the file: `canPlayType`. */
  readonly plays: (type: string) => boolean;
  /** Fed piece by piece: `isTypeSupported`. */
  readonly streams: (type: string) => boolean;
  /** Can code sound anew, as Opus. */
  readonly recodes: boolean;
}

/** How one track comes to the element. */
export interface TrackWay {
  readonly track: number;
  /** What it is wrapped in. */
  readonly wrap: 'mp4' | 'webm';
  /** For the buffer: `video/mp4; codecs="avc1.64001f"`. */
  readonly type: string;
  /** The sound is coded anew. */
  readonly recode: boolean;
}

/** A track that cannot be played, by its codec's name; empty: unknown. */
export interface Unplayable {
  readonly kind: 'video' | 'audio';
  readonly codec: string;
}

export type Plan =
  /** The browser reads the file by itself. `audio`: which track it plays; null: none. */
  | { readonly how: 'native'; readonly audio: number | null; readonly unplayable: readonly Unplayable[] }
  | {
      readonly how: 'remux';
      readonly video: TrackWay;
      readonly audio: TrackWay | null;
      readonly unplayable: readonly Unplayable[];
    }
  | { readonly how: 'refused'; readonly unplayable: readonly Unplayable[] };

/** Types by which browsers are asked about whole files; they read QuickTime as MP4, and some say nothing about its name. */
const WHOLE: Readonly<Record<Container, string | null>> = {
  MP4: 'video/mp4',
  QuickTime: 'video/mp4',
  Matroska: 'video/x-matroska',
  WebM: 'video/webm',
  Ogg: 'video/ogg',
  'MPEG-TS': null,
  MP3: 'audio/mpeg',
  WAVE: 'audio/wav',
  FLAC: 'audio/flac',
  AAC: 'audio/aac',
};

export const OPUS_TYPE = 'audio/mp4; codecs="opus"';

/** Sound that begins later than this after the film leaves a hole in which no browser plays; it is filled with silence. */
const LATE_SEC = 0.15;

export interface PlanWishes {
  /** The sound track a person chose; null: nobody has. */
  readonly chosen?: number | null;
  /** The browser may read the file by itself; false when it has tried and given up. */
  readonly itself?: boolean;
  /** The sound is wanted so much later than the file says, in s; negative: sooner. [RX12] */
  readonly soundShiftSec?: number;
}

/** [RX2] */
export function planFor(facts: FileFacts, abilities: Abilities, wishes: PlanWishes = {}): Plan {
  const { chosen = null, itself = true, soundShiftSec = 0 } = wishes;
  const video = facts.video.find(({ preferred }) => preferred) ?? facts.video[0] ?? null;
  if (video === null) {
    const whole = WHOLE[facts.container];
    return whole === null
      ? { how: 'refused', unplayable: [{ kind: 'video', codec: '' }] }
      : { how: 'native', audio: facts.audio[0]?.id ?? null, unplayable: [] };
  }
  const sounds = inOrder(facts.audio, chosen);
  // No element moves its sound against its picture.
  const native = itself && soundShiftSec === 0 ? nativePlan(facts, video, sounds, abilities) : null;
  if (native !== null) return native;

  const picture = pictureWay(video, abilities);
  const sound = sounds
    .map((one) => soundWay(one, lateBy(facts, video, one) + soundShiftSec > LATE_SEC, abilities))
    .find((way) => way !== null);
  const unplayable: Unplayable[] = [];
  if (picture === null) unplayable.push({ kind: 'video', codec: video.codec });
  const [wished] = sounds;
  if (wished !== undefined && sound === undefined) unplayable.push({ kind: 'audio', codec: wished.codec });
  if (picture !== null) return { how: 'remux', video: picture, audio: sound ?? null, unplayable };
  return { how: 'refused', unplayable };
}

/** Those that are tried, first the one that is wished. */
function inOrder(audio: readonly AudioFacts[], chosen: number | null): readonly AudioFacts[] {
  const rank = (one: AudioFacts): number => (one.id === chosen ? 0 : one.preferred ? 1 : 2);
  return audio.toSorted((a, b) => rank(a) - rank(b));
}

function nativePlan(
  facts: FileFacts,
  video: VideoFacts,
  wishes: readonly AudioFacts[],
  { plays }: Abilities,
): Plan | null {
  const whole = WHOLE[facts.container];
  if (whole === null || video.type === null || video !== facts.video[0]) return null;
  // Left to itself the browser would be out of step with everybody whose copy has no such beginning. [RX7]
  if (timelineOf(facts, video, null).shiftSec !== 0) return null;
  // Browsers play a file's first sound.
  const [first] = facts.audio;
  const [wished] = wishes;
  if (first === undefined || wished === undefined) {
    return plays(`${whole}; codecs="${video.type}"`) ? { how: 'native', audio: null, unplayable: [] } : null;
  }
  if (first.id !== wished.id || first.type === null) return null;
  // Chromium begins such a film where its sound does.
  if (facts.container === 'Matroska' && lateBy(facts, video, first) > LATE_SEC) return null;
  return plays(`${whole}; codecs="${video.type}, ${first.type}"`)
    ? { how: 'native', audio: first.id, unplayable: [] }
    : null;
}

function pictureWay({ id, type }: VideoFacts, { streams }: Abilities): TrackWay | null {
  if (type === null) return null;
  return wrapped('video', id, type, streams);
}

function soundWay(audio: AudioFacts, late: boolean, { streams, recodes }: Abilities): TrackWay | null {
  const copied = audio.type === null ? null : wrapped('audio', audio.id, audio.type, streams);
  const recoded: TrackWay | null =
    audio.decodable && recodes && streams(OPUS_TYPE)
      ? { track: audio.id, wrap: 'mp4', type: OPUS_TYPE, recode: true }
      : null;
  return late ? (recoded ?? copied) : (copied ?? recoded);
}

function wrapped(
  kind: 'video' | 'audio',
  track: number,
  codec: string,
  streams: (type: string) => boolean,
): TrackWay | null {
  for (const wrap of ['mp4', 'webm'] as const) {
    const type = `${kind}/${wrap}; codecs="${codec}"`;
    if (streams(type)) return { track, wrap, type, recode: false };
  }
  return null;
}

/** How long after the film its sound begins, in s. */
const lateBy = (facts: FileFacts, video: VideoFacts, audio: AudioFacts): number =>
  audio.firstSec - timelineOf(facts, video, audio).shiftSec;

/**
 * By how much the chosen sound can be brought later than its file says, in s; sooner it can always be as much. null: it
 * cannot be shifted at all, as it does not come through our hands. [RX12]
 */
export function soundShiftOf(facts: FileFacts, abilities: Abilities, chosen: number | null): number | null {
  const now = planFor(facts, abilities, { chosen });
  const fed = planFor(facts, abilities, { chosen, itself: false });
  if (fed.how !== 'remux' || fed.unplayable.length > 0) return null;
  const video = facts.video.find(({ id }) => id === fed.video.track);
  const audio = facts.audio.find(({ id }) => id === fed.audio?.track);
  if (video === undefined || audio === undefined) return null;
  // What the browser plays by itself is not given up for another sound.
  if (now.how === 'native' && now.audio !== audio.id) return null;
  const filled = soundWay(audio, true, abilities)?.recode === true;
  return filled ? MOST_SHIFT_SEC : Math.max(0, LATE_SEC - Math.max(0, lateBy(facts, video, audio)));
}
