/**
 * Room time: subtitles that belong to the film that plays here, and are told on its time, as the room sees them. Where
 * that film is another cut, the same words come at other seconds of the room. [SB18]
 */
import type { Stop } from '@lockstep/core';
import type { RoomSession } from '../../room/room-session.ts';
import type { OwnCopies } from '../own-copies.ts';
import type { SubtitleText } from './read-subtitles.ts';

/** By how much the film that plays here is farther on than the room's, in s. */
export interface OwnOffset {
  readonly read: () => number;
  readonly onChange: (changed: () => void) => Stop;
}

export function ownOffset(
  { store }: Pick<RoomSession, 'store'>,
  copies: Pick<OwnCopies, 'of' | 'store'>,
): OwnOffset {
  const read = (): number => copies.of(store.getState().room?.current ?? null).offsetSec;
  return {
    read,
    onChange(changed) {
      let known = read();
      return copies.store.subscribe(() => {
        const now = read();
        if (now === known) return;
        known = now;
        changed();
      });
    },
  };
}

/** What is drawn is drawn with the pictures of that film, and stays on its time. */
export const onRoomTime = (text: SubtitleText, offsetSec: number): SubtitleText =>
  offsetSec === 0
    ? text
    : {
        ...text,
        cues: text.cues.map((cue) => ({ ...cue, from: cue.from - offsetSec, to: cue.to - offsetSec })),
      };
