/** The watched player, for as long as the user of this is on screen. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useFilmPlayer } from '../../player/player-context.tsx';
import { playerWatchOf, type Watched } from './player-watch.ts';

export function usePlayerWatch(): Watched {
  const watch = playerWatchOf(useFilmPlayer());
  useEffect(() => watch.hold(), [watch]);
  return useStore(watch.store);
}
