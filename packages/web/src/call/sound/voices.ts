/**
 * Voices: plays what comes from the others, each as loud as the person wants it, on the device he chose. Each has an
 * element of its own: browsers take exactly that out of what the microphone hears. [CA52]
 */
import type { Stop } from '@lockstep/core';

/** As much of an audio element as is touched. */
export interface VoiceElement {
  srcObject: unknown;
  volume: number;
  muted: boolean;
  play(): Promise<void>;
  /** Not every browser has it. */
  setSinkId?: (device: string) => Promise<void>;
}

/** One thing to be heard: the voice of a connection, or the sound of its screen. */
export interface Voice {
  readonly key: string;
  readonly track: MediaStreamTrack;
  readonly volume: number;
}

export interface Voices {
  /** All that is to be heard from now on. */
  readonly play: (voices: readonly Voice[]) => void;
  /** Nothing is heard; what is played goes on. */
  readonly setMuted: (muted: boolean) => void;
  /** null: the platform's own choice. */
  readonly setSpeaker: (device: string | null) => void;
  /** The browser may let it be heard now. */
  readonly gesture: () => void;
  readonly stop: Stop;
}

export interface VoicesOptions {
  readonly createElement: () => VoiceElement;
  readonly streamOf: (track: MediaStreamTrack) => unknown;
  /** The browser does not let it be heard without a touch, or does now. */
  readonly onBlocked: (blocked: boolean) => void;
  /** The chosen device cannot be used. */
  readonly onSpeakerLost: () => void;
}

interface Playing {
  readonly element: VoiceElement;
  track: MediaStreamTrack;
  blocked: boolean;
}

export function createVoices({ createElement, streamOf, onBlocked, onSpeakerLost }: VoicesOptions): Voices {
  const playing = new Map<string, Playing>();
  let muted = false;
  let speaker: string | null = null;
  let told = false;

  const tellBlocked = (): void => {
    const blocked = [...playing.values()].some((one) => one.blocked);
    if (blocked === told) return;
    told = blocked;
    onBlocked(blocked);
  };
  const begin = (one: Playing): void => {
    one.element.play().then(
      () => {
        one.blocked = false;
        tellBlocked();
      },
      (why: unknown) => {
        // Another track came in between: its own start is waited for.
        one.blocked = why instanceof DOMException && why.name === 'NotAllowedError';
        tellBlocked();
      },
    );
  };
  const route = (element: VoiceElement): void => {
    const wanted = speaker;
    if (element.setSinkId === undefined) return;
    element.setSinkId(wanted ?? '').catch(() => {
      if (wanted !== null && wanted === speaker) onSpeakerLost();
    });
  };
  const end = ({ element }: Playing): void => {
    element.srcObject = null;
  };

  return {
    play(voices) {
      const wanted = new Set(voices.map(({ key }) => key));
      for (const [key, one] of playing) {
        if (wanted.has(key)) continue;
        playing.delete(key);
        end(one);
      }
      for (const { key, track, volume } of voices) {
        let one = playing.get(key);
        const isNew = one === undefined;
        one ??= { element: createElement(), track, blocked: false };
        playing.set(key, one);
        const { element } = one;
        element.volume = Math.min(1, Math.max(0, volume));
        element.muted = muted;
        if (!isNew && one.track === track) continue;
        one.track = track;
        element.srcObject = streamOf(track);
        if (isNew && speaker !== null) route(element);
        begin(one);
      }
      tellBlocked();
    },
    setMuted(now) {
      muted = now;
      for (const { element } of playing.values()) element.muted = now;
    },
    setSpeaker(device) {
      if (device === speaker) return;
      speaker = device;
      for (const { element } of playing.values()) route(element);
    },
    gesture() {
      for (const one of playing.values()) if (one.blocked) begin(one);
    },
    stop() {
      for (const one of playing.values()) end(one);
      playing.clear();
      tellBlocked();
    },
  };
}
