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

/** Calls `paint` with the room's position on every frame while `active`, and once for every new view otherwise. */
export function useFilmFrames(paint: (position: number, view: RoomView) => void, active: boolean): void {
  const { participant, store } = useRoomSession();
  const latest = useRef(paint);
  useEffect(() => {
    latest.current = paint;
  });
  useEffect(() => {
    const draw = () => {
      const view = store.getState();
      latest.current(filmPosition(view, participant.serverNow()), view);
    };
    draw();
    if (!active) return store.subscribe(draw);
    let frame = requestAnimationFrame(function next() {
      draw();
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [active, participant, store]);
}
