/** Meter: how loud the own microphone is, by one analyser in an audio graph that nothing is played from. */
import type { Stop } from '@lockstep/core';

export interface Meter {
  /** null: nothing is measured. */
  readonly listen: (track: MediaStreamTrack | null) => void;
  /** 0 to 1, of the last 20 to 40 ms. */
  readonly level: () => number;
  readonly stop: Stop;
}

/** As much of AudioContext as is touched; made when it is first needed. */
export interface MeterGraph {
  /** Samples of what the track gives now; null: it cannot be listened to. */
  readonly tap: (track: MediaStreamTrack) => MeterTap | null;
  readonly close: Stop;
}

export interface MeterTap {
  readonly read: (into: Float32Array<ArrayBuffer>) => void;
  readonly stop: Stop;
}

const samples = 1024;

export function createMeter(openGraph: () => MeterGraph | null): Meter {
  const window = new Float32Array(samples);
  let graph: MeterGraph | null = null;
  let tap: MeterTap | null = null;
  let heard: MediaStreamTrack | null = null;

  const endTap = (): void => {
    tap?.stop();
    tap = null;
  };
  return {
    listen(track) {
      if (track === heard) return;
      heard = track;
      endTap();
      if (track === null) return;
      graph ??= openGraph();
      tap = graph?.tap(track) ?? null;
    },
    level() {
      if (tap === null) return 0;
      tap.read(window);
      return Math.min(1, Math.sqrt(window.reduce((sum, sample) => sum + sample * sample, 0) / samples));
    },
    stop() {
      endTap();
      heard = null;
      graph?.close();
      graph = null;
    },
  };
}

/** The browser's own. */
export function openAudioGraph(): MeterGraph | null {
  if (typeof AudioContext === 'undefined') return null;
  const context = new AudioContext();
  return {
    tap(track) {
      try {
        const source = context.createMediaStreamSource(new MediaStream([track]));
        const analyser = context.createAnalyser();
        analyser.fftSize = samples;
        source.connect(analyser);
        // Made before a touch it sleeps.
        if (context.state === 'suspended') void context.resume().catch(() => undefined);
        return {
          read: (into) => analyser.getFloatTimeDomainData(into),
          stop: () => source.disconnect(),
        };
      } catch {
        // Firefox has no graph for a device of another sample rate.
        return null;
      }
    },
    close: () => void context.close().catch(() => undefined),
  };
}
