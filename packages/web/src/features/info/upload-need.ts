/** Upload need: what everybody together needs of this server's line for the film that is on, and whether it has that. Pure. [TR51] */
import type { RoomView } from '@lockstep/core';

export interface UploadNeed {
  /** Connections that watch from a server, not from a copy of their own. */
  readonly viewers: number;
  /** Bytes a second for all of them; null: the film's rate is not known. */
  readonly bytesPerSec: number | null;
  /** More than the server's line was ever seen to take of late. */
  readonly isTooMuch: boolean;
}

/**
 * @param average bytes a second of film; null: not known
 * @param upload bytes a second that the server's line took at most; null: it was never held up
 */
export function uploadNeed(
  { room, roster }: Pick<RoomView, 'room' | 'roster'>,
  average: number | null,
  upload: number | null,
): UploadNeed {
  const viewers = roster.filter(
    ({ link, telemetry }) =>
      link === 'up' && telemetry?.film?.item === room?.current && telemetry?.film?.name === null,
  ).length;
  const rate = room?.playback.timeline.rate ?? 1;
  const bytesPerSec = average === null ? null : average * viewers * rate;
  return { viewers, bytesPerSec, isTooMuch: bytesPerSec !== null && upload !== null && bytesPerSec > upload };
}
