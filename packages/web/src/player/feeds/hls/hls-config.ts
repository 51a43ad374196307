/**
 * HLS config: hls.js as a follower wants it. It never changes the speed, jumps only over gaps in what was sent, and
 * holds as much film as a phone can bear. Rules MD8 and MD9.
 */
import type { HlsConfig, LoadPolicy } from 'hls.js';
import { roomFor, type Memory } from '../memory.ts';

export interface HlsStart {
  /** Where the film is to begin, in s; -1: a live one, where its own list says. */
  readonly at: number;
  readonly language: string | null;
  readonly memory: Memory;
  readonly workerPath: string;
}

/** A line that comes and goes is asked again for a minute; what is at hand goes on meanwhile. */
const patient = (retries: number): LoadPolicy => ({
  default: {
    maxTimeToFirstByteMs: 10_000,
    maxLoadTimeMs: 60_000,
    timeoutRetry: { maxNumRetry: 4, retryDelayMs: 0, maxRetryDelayMs: 0 },
    errorRetry: { maxNumRetry: retries, retryDelayMs: 500, maxRetryDelayMs: 2000, backoff: 'exponential' },
  },
});

export function hlsConfig({ at, language, memory, workerPath }: HlsStart): Partial<HlsConfig> {
  const { aheadSec, behindSec, bytes } = roomFor(memory);
  return {
    startPosition: at,
    startFragPrefetch: true,
    workerPath,
    maxBufferLength: aheadSec,
    maxMaxBufferLength: 2 * aheadSec,
    backBufferLength: behindSec,
    maxBufferSize: bytes,
    // The room decides where and how fast it plays; a stream that catches up by itself leaves it.
    maxLiveSyncPlaybackRate: 1,
    liveDurationInfinity: true,
    lowLatencyMode: false,
    // Whoever stumbles is landed by the follower; a few tries over real gaps are enough.
    nudgeMaxRetry: 5,
    // Texts are ours to show, and films within the film are nobody's wish.
    renderTextTracksNatively: false,
    enableCEA708Captions: false,
    enableDateRangeMetadataCues: false,
    enableEmsgMetadataCues: false,
    enableID3MetadataCues: false,
    enableInterstitialPlayback: false,
    ...(language === null ? {} : { audioPreference: { lang: language } }),
    manifestLoadPolicy: patient(3),
    playlistLoadPolicy: patient(30),
    fragLoadPolicy: patient(30),
  };
}
