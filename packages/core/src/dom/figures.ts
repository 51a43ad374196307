/** Figures: what an element tells of itself for others to see. */
import type { PlayerFigures } from '../follow/player.ts';
import type { MediaElement } from './media-element.ts';

export interface Fetching {
  /** Seconds of film that come in per second; null while nothing does. */
  readonly fetchSpeed: number | null;
  /** Bytes of the film for each second of it; null while that is not known. */
  readonly bytesPerFilmSec: number | null;
}

export function figuresOf(
  element: Pick<MediaElement, 'getVideoPlaybackQuality' | 'videoWidth' | 'videoHeight'>,
  { fetchSpeed, bytesPerFilmSec }: Fetching,
  trouble: PlayerFigures['trouble'] | null,
): PlayerFigures {
  const quality = element.getVideoPlaybackQuality?.();
  return {
    ...(fetchSpeed === null ? {} : { fetchSpeed }),
    ...(fetchSpeed === null || bytesPerFilmSec === null ? {} : { bytesPerSec: fetchSpeed * bytesPerFilmSec }),
    ...(trouble === null || trouble === undefined ? {} : { trouble }),
    ...(quality === undefined || element.videoWidth === 0
      ? {}
      : {
          picture: {
            width: element.videoWidth,
            height: element.videoHeight ?? 0,
            dropped: quality.droppedVideoFrames,
            frames: quality.totalVideoFrames,
          },
        }),
  };
}
