/** Playback facts: what the media element tells about the film in it, at one moment. */
export interface PlaybackFacts {
  /** ms on the page's clock. */
  readonly at: number;
  /** Where the film comes from. */
  readonly url: string;
  /** In s. */
  readonly position: number;
  readonly moving: boolean;
  /** It has what it needs to show the next frame. */
  readonly ready: boolean;
  /** Pixels; 0 while unknown or without a picture. */
  readonly width: number;
  readonly height: number;
  /** End of what is fetched without a gap from the position on, in s; null: nothing is at hand. */
  readonly fetchedTo: number | null;
  /** Frames that were to be shown since the film was opened, and those of them that were not. */
  readonly frames: { readonly all: number; readonly dropped: number };
}

/** A position may stand this little before the range it is about to play. */
const NEAR_SEC = 0.1;

export function factsOf(
  element: Pick<
    HTMLVideoElement,
    | 'currentSrc'
    | 'currentTime'
    | 'paused'
    | 'seeking'
    | 'readyState'
    | 'videoWidth'
    | 'videoHeight'
    | 'buffered'
    | 'getVideoPlaybackQuality'
  >,
  at: number,
): PlaybackFacts {
  const { buffered, currentTime } = element;
  let fetchedTo: number | null = null;
  for (let index = 0; index < buffered.length; index++) {
    if (buffered.start(index) - NEAR_SEC <= currentTime && currentTime <= buffered.end(index)) {
      fetchedTo = buffered.end(index);
    }
  }
  const { totalVideoFrames, droppedVideoFrames } = element.getVideoPlaybackQuality();
  return {
    at,
    url: element.currentSrc,
    position: currentTime,
    moving: !element.paused && !element.seeking,
    ready: element.readyState >= 3,
    width: element.videoWidth,
    height: element.videoHeight,
    fetchedTo,
    frames: { all: totalVideoFrames, dropped: droppedVideoFrames },
  };
}

/** Seconds at hand from the position on; after a jump those of the range that holds the new position. */
export const aheadSec = ({ fetchedTo, position }: Pick<PlaybackFacts, 'fetchedTo' | 'position'>): number =>
  fetchedTo === null ? 0 : Math.max(0, fetchedTo - position);
