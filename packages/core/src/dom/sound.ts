/**
 * Sound: the person's own volume and mute, and what we do to them for a while: hush before a film is in step, mute where
 * the platform refuses sound. The element's values are ours to write; the person's are kept here.
 */
import type { Runtime, Stop } from '../runtime/runtime.ts';
import type { MediaElement } from './media-element.ts';

export interface Sound {
  /** false where volume is read-only (iPhone). */
  readonly canHush: boolean;
  /** The person's, 0–1. */
  readonly volume: number;
  /** The person's. */
  readonly muted: boolean;
  /** Muted because the platform refused sound. */
  readonly held: boolean;
  setVolume(volume: number): void;
  setMuted(muted: boolean): void;
  /** So much of the person's volume is heard from now on, 0–1: the film makes room for voices. [PL30] */
  setGain(gain: number): void;
  /** [PL9] */
  hush(silent: boolean): void;
  hold(): void;
  release(): void;
  /** Gives the element the person's own volume and mute. */
  stop: Stop;
}

/**
 * Below what any loudspeaker gives, but not mute: muting, and volume 0, move the clock of the film by 15–40 ms, because
 * the sound device is let go and taken again.
 */
const inaudible = 1e-6;
const fadeMs = 60;
const fadeStepMs = 5;
/** Elements may keep volumes in single precision. */
const sameVolume = 1e-7;

export function createSound(element: MediaElement, runtime: Runtime): Sound {
  const canHush = canWriteVolume(element);
  const listening = new AbortController();
  let { volume, muted } = element;
  /** Muted by a control of the browser, whose button must keep its meaning. */
  let mutedThere = muted;
  let held = false;
  let silent = false;
  let gain = 1;
  let stopFade: Stop | null = null;
  let wroteVolume = volume;
  let wroteMuted = muted;

  const wanted = (): number => Math.max(inaudible, silent || muted ? 0 : volume * gain);
  const writeVolume = (to: number): void => {
    if (!canHush || to === element.volume) return;
    wroteVolume = to;
    element.volume = to;
  };
  const writeMuted = (): void => {
    wroteMuted = held || (muted && (mutedThere || !canHush));
    element.muted = wroteMuted;
  };
  const endFade = (): void => {
    stopFade?.();
    stopFade = null;
  };
  /** Writes what is to be heard now, unless a fade is on its way there. */
  const settle = (): void => {
    if (stopFade === null) writeVolume(wanted());
  };
  const fade = (): void => {
    const began = runtime.now();
    stopFade = runtime.every(fadeStepMs, () => {
      const share = (runtime.now() - began) / fadeMs;
      if (share >= 1) endFade();
      writeVolume(wanted() * Math.min(1, share));
    });
  };
  /** Somebody used other controls than ours. [PL10] */
  const hear = (): void => {
    if (Math.abs(element.volume - wroteVolume) > sameVolume) {
      ({ volume } = element);
      wroteVolume = volume;
      // Who moves the volume wants to hear.
      muted = mutedThere && muted;
      settle();
    }
    if (element.muted !== wroteMuted) {
      ({ muted } = element);
      mutedThere = muted;
      held = false;
      writeMuted();
      settle();
    }
  };
  element.addEventListener('volumechange', hear, { signal: listening.signal });

  return {
    canHush,
    get volume() {
      return volume;
    },
    get muted() {
      return muted;
    },
    get held() {
      return held;
    },
    setVolume(to) {
      volume = Math.min(1, Math.max(0, to));
      settle();
    },
    setMuted(to) {
      muted = to;
      mutedThere = false;
      writeMuted();
      settle();
    },
    setGain(to) {
      gain = to;
      settle();
    },
    hush(asked) {
      if (!canHush || asked === silent) return;
      silent = asked;
      endFade();
      if (silent) settle();
      else fade();
    },
    hold() {
      held = true;
      writeMuted();
    },
    release() {
      held = false;
      writeMuted();
    },
    stop() {
      listening.abort();
      endFade();
      writeVolume(volume);
      element.muted = muted;
    },
  };
}

function canWriteVolume(element: MediaElement): boolean {
  const before = element.volume;
  element.volume = before > 0.5 ? before - 0.25 : before + 0.25;
  const written = element.volume !== before;
  element.volume = before;
  return written;
}
