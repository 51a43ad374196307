/** Talk context: the talk of the room on screen, for its panels and for what lies over the film. */
import { createContext, use, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Draft } from './draft.ts';
import type { OverlaySettings } from './model/overlay-settings.ts';
import type { SeenState } from './seen.ts';
import type { Talk } from './talk.ts';

const TalkContext = createContext<Talk | null>(null);

export function TalkProvider({ talk, children }: { readonly talk: Talk; readonly children: ReactNode }) {
  return <TalkContext value={talk}>{children}</TalkContext>;
}

export function useTalk(): Talk {
  const talk = use(TalkContext);
  if (talk === null) throw new Error('useTalk is used outside TalkProvider');
  return talk;
}

export const useDraft = (): Draft => useStore(useTalk().draft);
export const useOverlay = (): OverlaySettings => useStore(useTalk().overlay);
export const useSeen = (): SeenState => useStore(useTalk().seen.store);
