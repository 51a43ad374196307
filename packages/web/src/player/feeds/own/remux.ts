/**
 * Remux: a film file whose container the browser does not read, or not as everybody sees it, played all the same: the
 * worker wraps its tracks anew and they are fed to the element piece by piece, each from its own buffer.
 */
import type { PlayerFailure, Stop } from '@lockstep/core';
import { mediaSource } from './abilities.ts';
import type { FileFacts } from './file-facts.ts';
import type { FilmReader } from './film-reader.ts';
import type { Plan, TrackWay } from './plan.ts';
import { timelineOf, type Timeline } from './timeline.ts';
import { createTrackBuffer, type TrackBuffer } from './track-buffer.ts';

type RemuxPlan = Extract<Plan, { how: 'remux' }>;

export interface Remux {
  /** Another sound from now on, or the same at other times; false: this element has no place for it. */
  readonly chooseAudio: (way: TrackWay, shiftSec: number) => boolean;
  readonly stop: Stop;
}

export interface RemuxOptions {
  readonly video: HTMLVideoElement;
  readonly reader: FilmReader;
  readonly facts: FileFacts;
  readonly plan: RemuxPlan;
  /** The sound comes so much later than the file says, in s. */
  readonly soundShiftSec: number;
  /** In s. */
  readonly startAt: number;
  /** The picture cannot be decoded where the film is: it stands still until it can be. */
  readonly skip: boolean;
  readonly onFailure: (failure: PlayerFailure) => void;
}

/** While it plays, the sound that is about to be heard has been decoded already. */
const SOUND_AHEAD_SEC = 1;

/** The element has its source when this returns; it begins at `startAt`. */
export function startRemux(options: RemuxOptions): Remux {
  const { video, reader, facts, plan, soundShiftSec, startAt, skip, onFailure } = options;
  const Source = mediaSource();
  if (Source === null) throw new Error('no media source');
  const source = new Source();
  const url = URL.createObjectURL(source);
  const stopping = new AbortController();
  const { signal } = stopping;
  const timeline = timelineOf(facts, trackOf(facts.video, plan.video), trackOf(facts.audio, plan.audio));
  const buffers: TrackBuffer[] = [];
  let sound: TrackBuffer | null = null;

  const finish = (): void => {
    const all = buffers.every((one) => one.over());
    const busy = Array.from(source.sourceBuffers).some(({ updating }) => updating);
    if (all && !busy && source.readyState === 'open') source.endOfStream();
  };
  const later = (shiftSec: number): Timeline => ({ shiftSec: timeline.shiftSec - shiftSec });
  const feed = (way: TrackWay, times: Timeline): TrackBuffer =>
    createTrackBuffer({
      source,
      buffer: source.addSourceBuffer(way.type),
      open: (fromSec) => {
        const skips = skip && fromSec === startAt;
        return reader.open(way, times, fromSec, skips);
      },
      position: () => video.currentTime,
      onDone: finish,
      onBroken: () => {
        if (!signal.aborted) onFailure('damaged');
      },
    });

  source.addEventListener(
    'sourceopen',
    () => {
      source.duration = facts.endSec === null ? Infinity : Math.max(0, facts.endSec - timeline.shiftSec);
      // Both places are made before either is filled: afterwards the element takes no more.
      buffers.push(feed(plan.video, timeline));
      if (plan.audio !== null) {
        sound = feed(plan.audio, later(soundShiftSec));
        buffers.push(sound);
      }
    },
    { signal, once: true },
  );
  for (const event of ['timeupdate', 'seeking', 'waiting', 'play'] as const) {
    video.addEventListener(event, () => buffers.forEach((one) => one.look()), { signal });
  }
  // Shown elsewhere it would need an address that elsewhere can be fetched.
  if (Source !== globalThis.MediaSource) video.disableRemotePlayback = true;
  video.src = url;
  if (startAt > 0) video.currentTime = startAt;

  return {
    chooseAudio(way, shiftSec) {
      if (sound === null) return false;
      const lead = video.paused ? 0 : SOUND_AHEAD_SEC;
      sound.change(
        way.type,
        (fromSec) => reader.open(way, later(shiftSec), fromSec, false),
        video.currentTime + lead,
      );
      return true;
    },
    stop() {
      stopping.abort();
      for (const buffer of buffers.splice(0)) buffer.stop();
      URL.revokeObjectURL(url);
    },
  };
}

function trackOf<Track extends { readonly id: number }>(
  tracks: readonly Track[],
  way: TrackWay | null,
): Track | null {
  return tracks.find(({ id }) => id === way?.track) ?? null;
}
