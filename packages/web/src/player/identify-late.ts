/** Identify late: what compares copies is loaded when there is an own copy, or a film of files, to compare. [SR3] */
import type { Stop } from '@lockstep/core';
import type { RoomSession } from '../room/room-session.ts';
import type { FilmPlayer } from './film-player.ts';

export function identifyLate(session: RoomSession, player: FilmPlayer): Stop {
  let stop: Stop = () => {};
  let state: 'waiting' | 'loading' | 'ended' = 'waiting';
  const look = async () => {
    const { source } = player.store.getState();
    if (state !== 'waiting' || !(source.kind === 'file' || (source.kind === 'link' && source.isOwn))) return;
    state = 'loading';
    try {
      const { startIdentifying } = await import('./fingerprint/identify.ts');
      // The room may have been left meanwhile.
      if (isLoading()) stop = startIdentifying(session, player);
    } catch {
      // The network is away: with the next copy it may be back.
      if (isLoading()) state = 'waiting';
    }
  };
  const isLoading = () => state === 'loading';
  const unwatch = player.store.subscribe(() => void look());
  void look();
  return () => {
    state = 'ended';
    unwatch();
    stop();
  };
}
