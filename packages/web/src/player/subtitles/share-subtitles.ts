/** Share subtitles: a track of one's own becomes one of the room's, for the film that is on. [SB15] */
import { currentItem, fail, ok, type Result } from '@lockstep/core';
import { randomId } from '../../room/identity.ts';
import type { RoomSession } from '../../room/room-session.ts';
import { roomTrackId } from './room-subtitles.ts';
import type { Subtitles } from './subtitles.ts';

/** Why a file could not be left with the server. */
export type ShareProblem = 'unreachable' | 'notAllowed' | 'tooLarge' | 'tooFast';

export interface Sharing {
  /** A link travels as it is; a file is left with the server. */
  readonly share: (track: string) => Promise<Result<null, ShareProblem>>;
  /** Nobody can choose it any more; who has chosen it loses it. */
  readonly unshare: (track: string) => void;
}

export interface SharingParts {
  readonly session: RoomSession;
  readonly subtitles: Subtitles;
  /** Leaves a text with the server; gives the path to it. */
  readonly leave: (text: string) => Promise<Result<string, ShareProblem>>;
}

export function createSharing({ session, subtitles, leave }: SharingParts): Sharing {
  const itemOn = () => {
    const { room } = session.store.getState();
    return room === null ? null : currentItem(room);
  };
  return {
    async share(trackId) {
      const track = subtitles.store.getState().tracks.find(({ id }) => id === trackId);
      const item = itemOn();
      if (track === undefined || item === null || track.plain === null) return ok(null);
      const left = track.url === null ? await leave(track.plain) : ok(track.url);
      if (!left.ok) return fail(left.error);
      // Another film came on meanwhile.
      if (itemOn()?.id !== item.id) return ok(null);
      const shared = { id: randomId(), label: track.name, lang: track.language, url: left.value };
      const twin = item.subtitles?.find(({ url }) => url === shared.url);
      if (twin === undefined) {
        session.participant.send({ type: 'addSubtitle', item: item.id, subtitle: shared });
      }
      // It takes the place of one's own, once the room has it.
      const id = roomTrackId(twin?.id ?? shared.id);
      const swap = (): boolean => {
        if (!subtitles.store.getState().tracks.some((one) => one.id === id)) return false;
        const { cues, script, plain } = track;
        subtitles.setText(id, { cues, script, plain });
        subtitles.replace(trackId, id);
        return true;
      };
      if (swap()) return ok(null);
      const stop = subtitles.store.subscribe(() => {
        const isHere = subtitles.store.getState().tracks.some((one) => one.id === trackId);
        if (!isHere) stop();
        else if (subtitles.store.getState().tracks.some((one) => one.id === id)) {
          stop();
          swap();
        }
      });
      return ok(null);
    },
    unshare(trackId) {
      const item = itemOn();
      const shared = item?.subtitles?.find(({ id }) => roomTrackId(id) === trackId);
      if (item === null || shared === undefined) return;
      session.participant.send({ type: 'removeSubtitle', item: item.id, subtitle: shared.id });
    },
  };
}
