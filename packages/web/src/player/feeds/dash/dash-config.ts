/**
 * DASH config: dash.js as a follower wants it. Left to itself it stops the element by its speed when a buffer runs dry,
 * catches up with live edges, remembers rates from visit to visit and asks a company's server for the time. [MD8]
 */
import type { MediaPlayerSettingClass } from 'dashjs';
import { roomFor, type Memory } from '../memory.ts';

/** Of `LogLevel`, which exists for the compiler alone. */
const SILENT = 0;
/** Asked again after half a second each time: a line may be away for half a minute. */
const RETRIES = 60;
const AGAIN_MS = 500;

const PIECES_BEHIND = 4;

export function dashConfig(memory: Memory): MediaPlayerSettingClass {
  const { aheadSec, behindSec } = roomFor(memory);
  return {
    debug: { logLevel: SILENT },
    streaming: {
      buffer: {
        setStallState: false,
        bufferTimeDefault: aheadSec,
        bufferTimeAtTopQuality: aheadSec,
        bufferTimeAtTopQualityLongForm: aheadSec,
        bufferToKeep: behindSec,
        // What is about to be seen stays: a change of quality must not make anybody wait.
        fastSwitchEnabled: false,
        flushBufferAtTrackSwitch: false,
      },
      // As far behind the edge as with HLS: a room that waits for a late piece is worse than one that sees it later.
      delay: { useSuggestedPresentationDelay: false, liveDelayFragmentCount: PIECES_BEHIND },
      liveCatchup: { enabled: false },
      gaps: { jumpLargeGaps: false, enableStallFix: false },
      utcSynchronization: {
        defaultTimingSource: { scheme: '', value: '' },
        enableBackgroundSyncAfterSegmentDownloadError: false,
      },
      lastBitrateCachingInfo: { enabled: false },
      lastMediaSettingsCachingInfo: { enabled: false },
      trackSwitchMode: { audio: 'alwaysReplace', video: 'neverReplace' },
      text: { defaultEnabled: false, dispatchForManualRendering: true },
      retryAttempts: { MPD: 3, MediaSegment: RETRIES, InitializationSegment: RETRIES, IndexSegment: RETRIES },
      retryIntervals: { MediaSegment: AGAIN_MS, InitializationSegment: AGAIN_MS, IndexSegment: AGAIN_MS },
    },
  };
}
