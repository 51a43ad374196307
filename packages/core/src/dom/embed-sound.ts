/**
 * EmbedSound: the person's own volume and mute for a player in a frame, and when it is kept silent all the same: until
 * its film comes, and where the platform wants a touch before a page is heard.
 */
import type { EmbedDriver } from './embed-driver.ts';

export interface EmbedSound {
  /** The person's, 0–1. */
  readonly volume: number;
  /** The person's. */
  readonly muted: boolean;
  /** Silent because the platform would refuse it. */
  readonly held: boolean;
  setVolume(volume: number): void;
  setMuted(muted: boolean): void;
  /** So much of the person's volume is heard, 0–1. [PL30] */
  setGain(gain: number): void;
  silence(silent: boolean): void;
  hold(): void;
  release(): void;
}

export function createEmbedSound(driver: Pick<EmbedDriver, 'setVolume' | 'setMuted'>): EmbedSound {
  let volume = 1;
  let gain = 1;
  let muted = false;
  let held = false;
  let silent = false;
  let written: { readonly volume: number; readonly muted: boolean } | null = null;

  const write = (): void => {
    // Sites count volume in hundredths.
    const wanted = { volume: Math.round(volume * gain * 100) / 100, muted: muted || held || silent };
    if (written?.volume !== wanted.volume) driver.setVolume(wanted.volume);
    if (written?.muted !== wanted.muted) driver.setMuted(wanted.muted);
    written = wanted;
  };

  return {
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
      write();
    },
    setMuted(to) {
      muted = to;
      // To unmute is to touch the page.
      if (!to) held = false;
      write();
    },
    setGain(to) {
      gain = to;
      write();
    },
    silence(to) {
      silent = to;
      write();
    },
    hold() {
      held = true;
      write();
    },
    release() {
      held = false;
      write();
    },
  };
}
