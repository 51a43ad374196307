/**
 * Live keeper: brings the room to what is live when it stands where nothing can be seen: when a live film has just come
 * on, or has gone on without it. One of those who may does it; a moment by chance lets the others see that it is done.
 * [MD20]
 */
import { meansToPlay, mediaSec, refusalFor, type Stop } from '@lockstep/core';
import { filmPosition } from '../room/film-clock.ts';
import type { RoomSession } from '../room/room-session.ts';
import { isLost } from './feeds/live-scale.ts';
import type { FilmPlayer } from './film-player.ts';

const LOOK_EVERY_MS = 500;
/** All come within this. */
const SPREAD_MS = 1500;

export function keepLive(session: RoomSession, player: Pick<FilmPlayer, 'store'>): Stop {
  const { participant, runtime } = session;
  const target = (): number | null => {
    const { live } = player.store.getState().feed;
    const view = participant.view();
    if (live === null || view.room === null) return null;
    const at = filmPosition(view, participant.serverNow());
    return isLost(live, at, meansToPlay(view.room)) ? live.goal : null;
  };
  /** When it is this member's turn, on the local clock; null: the room is where it should be. */
  let turn: number | null = null;
  return runtime.every(LOOK_EVERY_MS, () => {
    const to = target();
    if (to === null) {
      turn = null;
      return;
    }
    turn ??= runtime.now() + runtime.random() * SPREAD_MS;
    const { room, me } = participant.view();
    if (runtime.now() < turn || room === null || me === null) return;
    const command = { type: 'seek', to: mediaSec(to) } as const;
    if (refusalFor(room, me, command) === null) participant.send(command);
    // Until the room has answered, and for those who may not.
    turn = runtime.now() + SPREAD_MS;
  });
}
