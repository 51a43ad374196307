/**
 * Seek pointer: mouse, pen or finger on the bar. A drag only shows where it would lead; the room is asked once, when it is
 * let go, and not at all when it is given up (Esc, or the platform takes the pointer). Near a marker it is the marker.
 */
import { useEffect, useState, type PointerEvent, type RefObject } from 'react';
import { useRemote } from '../../player/player-context.tsx';
import { secondsAt, secondsOn } from './bar-geometry.ts';
import { markerNear, type BarMarker } from '../../room/markers.ts';

/** So near to a marker is on it, in px; a finger is less exact. */
const REACH = { mouse: 5, touch: 10 };

export interface SeekPointer {
  /** Where the pointer is, in s; null: nowhere on the bar. */
  readonly shown: number | null;
  /** The marker there. */
  readonly marker: BarMarker | null;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLDivElement>) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: (event: PointerEvent) => void;
    readonly onPointerCancel: () => void;
    readonly onPointerLeave: () => void;
  };
}

interface Place {
  readonly at: number;
  readonly marker: BarMarker | null;
}

export function useSeekPointer(
  bar: RefObject<HTMLDivElement | null>,
  duration: number | null,
  markers: readonly BarMarker[],
): SeekPointer {
  const remote = useRemote();
  const [place, setPlace] = useState<Place | null>(null);
  const [dragging, setDragging] = useState(false);

  const under = (event: PointerEvent): Place => {
    if (duration === null || bar.current === null) return { at: 0, marker: null };
    const extent = bar.current.getBoundingClientRect();
    const at = secondsAt(event.clientX, extent, duration);
    const reach = event.pointerType === 'mouse' ? REACH.mouse : REACH.touch;
    const marker = markerNear(markers, at, secondsOn(reach, extent, duration));
    return { at: marker?.at ?? at, marker };
  };

  const drop = () => {
    setDragging(false);
    setPlace(null);
    remote.aimAt(null);
  };

  useEffect(() => {
    if (!dragging) return undefined;
    const giveUp = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      setDragging(false);
      setPlace(null);
      remote.aimAt(null);
    };
    document.addEventListener('keydown', giveUp, { capture: true });
    return () => document.removeEventListener('keydown', giveUp, { capture: true });
  }, [dragging, remote]);

  return {
    shown: place?.at ?? null,
    marker: place?.marker ?? null,
    handlers: {
      onPointerDown(event) {
        if (duration === null || event.button !== 0) return;
        const here = under(event);
        setPlace(here);
        if (!remote.maySteer()) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
        remote.aimAt(here.at);
      },
      onPointerMove(event) {
        if (duration === null) return;
        const here = under(event);
        setPlace(here);
        if (dragging) remote.aimAt(here.at);
      },
      onPointerUp(event) {
        if (!dragging) return;
        const here = under(event);
        if (here.marker === null) remote.seekTo(here.at);
        else remote.goTo(here.at);
        drop();
        if (event.pointerType === 'mouse') setPlace(here);
      },
      onPointerCancel: drop,
      onPointerLeave: () => {
        if (!dragging) setPlace(null);
      },
    },
  };
}
