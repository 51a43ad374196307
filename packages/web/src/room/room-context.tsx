/** Room context: the session of the room on screen, for everything below it. */
import type { RoomView } from '@lockstep/core';
import { createContext, useContext, useEffect, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { filmPosition } from './film-clock.ts';
import type { RoomSession } from './room-session.ts';

const RoomContext = createContext<RoomSession | null>(null);

export function RoomProvider({ session, children }: { session: RoomSession; children: ReactNode }) {
  return <RoomContext value={session}>{children}</RoomContext>;
}

export function useRoomSession(): RoomSession {
  const session = useContext(RoomContext);
  if (session === null) throw new Error('useRoomSession is used outside RoomProvider');
  return session;
}

/** A part of the view; renders again only when that part changes (compared one level deep). */
export function useRoom<Part>(select: (view: RoomView) => Part): Part {
  return useStore(useRoomSession().store, useShallow(select));
}

/** Often enough for a bar and a clock. Sixty times a second costs a phone as much as the film itself. */
const paintEveryMs = 100;

/** Calls `paint` with the room's position ten times a second while `active`, and for every new view. */
export function useFilmPosition(paint: (position: number, view: RoomView) => void, active: boolean): void {
  const { participant, store } = useRoomSession();
  const latest = useRef(paint);
  useEffect(() => {
    latest.current = paint;
    const view = store.getState();
    // What it paints may depend on more than the film: on where a drag leads, say.
    paint(filmPosition(view, participant.serverNow()), view);
  });
  useEffect(() => {
    const draw = () => {
      // A page that nobody sees paints nothing.
      if (document.hidden) return;
      const view = store.getState();
      latest.current(filmPosition(view, participant.serverNow()), view);
    };
    const unsubscribe = store.subscribe(draw);
    const timer = active ? setInterval(draw, paintEveryMs) : undefined;
    document.addEventListener('visibilitychange', draw);
    return () => {
      unsubscribe();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', draw);
    };
  }, [active, participant, store]);
}
