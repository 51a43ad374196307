/**
 * Packer: wraps the packets of one track anew, so that a buffer of the browser takes them: a beginning, then piece after
 * piece, each from one key picture to another. Runs in the worker.
 */
import {
  Mp4OutputFormat,
  NullTarget,
  Output,
  WebMOutputFormat,
  type AudioSource,
  type Rotation,
  type VideoSource,
} from 'mediabunny';
import type { TrackWay } from './plan.ts';

/** A piece lasts so long at least, in s: short enough to begin soon, long enough to be few. */
const PIECE_SEC = 1;

/** Browsers count in µs; so is written what they get. */
const TICKS_PER_SEC = 1e6;

export type Packed =
  | { readonly kind: 'video'; readonly source: VideoSource; readonly rotation: Rotation }
  | { readonly kind: 'audio'; readonly source: AudioSource };

export interface Packer {
  readonly start: () => Promise<void>;
  /** What has become ready since the last call; null: nothing yet. */
  readonly take: () => ArrayBuffer | null;
  /** No more comes: the rest becomes ready. */
  readonly finish: () => Promise<void>;
  readonly cancel: () => Promise<void>;
}

export function createPacker(wrap: TrackWay['wrap'], packed: Packed): Packer {
  let ready: Uint8Array[] = [];
  // The library goes on writing into what it hands out.
  const keep = (data: Uint8Array): void => void ready.push(data.slice());
  const output = new Output({ target: new NullTarget(), format: formatOf(wrap, keep) });
  switch (packed.kind) {
    case 'video':
      output.addVideoTrack(packed.source, {
        rotation: packed.rotation,
        ...(wrap === 'mp4' ? { frameRate: TICKS_PER_SEC } : {}),
      });
      break;
    case 'audio':
      output.addAudioTrack(packed.source);
      break;
  }
  return {
    start: () => output.start(),
    take() {
      if (ready.length === 0) return null;
      const bytes = joined(ready);
      ready = [];
      return bytes;
    },
    finish: () => output.finalize(),
    async cancel() {
      if (output.state === 'pending' || output.state === 'started') await output.cancel();
    },
  };
}

function formatOf(
  wrap: TrackWay['wrap'],
  keep: (data: Uint8Array) => void,
): Mp4OutputFormat | WebMOutputFormat {
  switch (wrap) {
    case 'mp4':
      return new Mp4OutputFormat({
        fastStart: 'fragmented',
        minimumFragmentDuration: PIECE_SEC,
        onFtyp: keep,
        onMoov: keep,
        onMoof: keep,
        onMdat: keep,
      });
    case 'webm':
      return new WebMOutputFormat({
        appendOnly: true,
        minimumClusterDuration: PIECE_SEC,
        onEbmlHeader: keep,
        onSegmentHeader: keep,
        onCluster: keep,
      });
  }
}

function joined(parts: readonly Uint8Array[]): ArrayBuffer {
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole.buffer;
}
