/** Player context: this page's film player and remote, for the stage and the controls. */
import type { ItemId } from '@lockstep/core';
import { createContext, use, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Excursion, ExcursionState } from './excursion.ts';
import type { FilmPlayer, FilmPlayerState } from './film-player.ts';
import { useRoom } from '../room/room-context.tsx';
import type { OwnCopy } from './own-copies.ts';
import type { KeepState } from './keep/keep-state.ts';
import type { Kept } from './kept.ts';
import type { Remote } from './remote.ts';
import type { RoomServer } from './room-server.ts';
import type { Sharing } from './subtitles/share-subtitles.ts';
import type { SubtitleState, Subtitles } from './subtitles/subtitles.ts';
import type { TellingNow } from './told.ts';
import type { OutlookState } from './look-ahead.ts';
import type { OutlookWatch } from './watch-outlook.ts';

interface PlayerParts {
  readonly player: FilmPlayer;
  readonly remote: Remote;
  readonly excursion: Excursion;
  readonly subtitles: Subtitles;
  readonly outlook: OutlookWatch;
  readonly kept: Kept;
  readonly server: RoomServer;
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
export const useOutlookWatch = (): OutlookWatch => useParts().outlook;

/** A part of what is to be expected of the film here; renders again only when that part changes. */
export function useOutlook<Part>(select: (state: OutlookState) => Part): Part {
  return useStore(useOutlookWatch().store, useShallow(select));
}

export const useRoomServer = (): RoomServer => useParts().server;
export const useKept = (): Kept => useParts().kept;

/** How far the item's film has come to this device; null: nothing of it is here. */
export const useKeepState = (item: ItemId): KeepState | null =>
  useStore(useKept().store, (states) => states.get(item) ?? null);

export const useExcursion = (): Excursion => useParts().excursion;

/** Whether this person is on the room's line now, and with whom if not. */
export const useExcursionState = (): ExcursionState => useStore(useExcursion().store);

/** A part of the player's state; renders again only when that part changes. */
export function usePlayerState<Part>(select: (state: FilmPlayerState) => Part): Part {
  return useStore(useFilmPlayer().store, useShallow(select));
}

/** What this person has chosen for the film that is on. */
export function useOwnCopy(): OwnCopy {
  const { copies } = useFilmPlayer();
  const item = useRoom((view) => view.room?.current ?? null);
  return useStore(copies.store, () => copies.of(item));
}

/** Where pending presses or a drag lead, in s; null when nothing is pending. */
export function useAim(): number | null {
  return useStore(useRemote().store, ({ aim }) => aim);
}

/** What this page has last told this person; null: nothing yet. */
export function useTold(): TellingNow | null {
  return useStore(useRemote().store, ({ told }) => told);
}
