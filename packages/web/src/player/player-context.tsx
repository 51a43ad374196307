/** Player context: this page's film player and remote, for the stage and the controls. */
import { createContext, use, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Excursion, ExcursionState } from './excursion.ts';
import type { FilmPlayer, FilmPlayerState } from './film-player.ts';
import type { Remote } from './remote.ts';
import type { Sharing } from './subtitles/share-subtitles.ts';
import type { SubtitleState, Subtitles } from './subtitles/subtitles.ts';
import type { TellingNow } from './told.ts';

interface PlayerParts {
  readonly player: FilmPlayer;
  readonly remote: Remote;
  readonly excursion: Excursion;
  readonly subtitles: Subtitles;
  readonly sharing: Sharing;
}

const PlayerContext = createContext<PlayerParts | null>(null);

export function PlayerProvider({
  parts,
  children,
}: {
  readonly parts: PlayerParts;
  readonly children: ReactNode;
}) {
  return <PlayerContext value={parts}>{children}</PlayerContext>;
}

function useParts(): PlayerParts {
  const parts = use(PlayerContext);
  if (parts === null) throw new Error('The player is used outside PlayerProvider');
  return parts;
}

export const useFilmPlayer = (): FilmPlayer => useParts().player;
export const useRemote = (): Remote => useParts().remote;
export const useSubtitles = (): Subtitles => useParts().subtitles;
export const useSharing = (): Sharing => useParts().sharing;
export const useSubtitleState = (): SubtitleState => useStore(useSubtitles().store);
export const useExcursion = (): Excursion => useParts().excursion;

/** Whether this person is on the room's line now, and with whom if not. */
export const useExcursionState = (): ExcursionState => useStore(useExcursion().store);

/** A part of the player's state; renders again only when that part changes. */
export function usePlayerState<Part>(select: (state: FilmPlayerState) => Part): Part {
  return useStore(useFilmPlayer().store, useShallow(select));
}

/** Where pending presses or a drag lead, in s; null when nothing is pending. */
export function useAim(): number | null {
  return useStore(useRemote().store, ({ aim }) => aim);
}

/** What this page has last told this person; null: nothing yet. */
export function useTold(): TellingNow | null {
  return useStore(useRemote().store, ({ told }) => told);
}
