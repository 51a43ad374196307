/** Drag: moves a row by its grip with mouse, pen or finger; the row goes where it is let go. */
import { useRef, useState, type PointerEvent, type RefObject } from 'react';
import { placeAt } from './queue-order.ts';

export interface Drag {
  readonly list: RefObject<HTMLOListElement | null>;
  /** What is being dragged and the place it would have; null: nothing is. */
  readonly dragged: { readonly item: string; readonly to: number } | null;
  readonly grip: (item: string, from: number) => (event: PointerEvent<HTMLButtonElement>) => void;
}

export function useDrag(onDropped: (item: string, to: number) => void): Drag {
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<Drag['dragged']>(null);

  const grip = (item: string, from: number) => (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0) return;
    const handle = event.currentTarget;
    const { pointerId } = event;
    // Where the rows are when the drag begins: what is shown meanwhile changes their order.
    const tops = Array.from(list.current?.children ?? []).map((row) => row.getBoundingClientRect().top);
    const scrolled = handle.closest('[role="tabpanel"]');
    const scrollAt = scrolled?.scrollTop ?? 0;
    let to = from;
    const listening = new AbortController();
    const { signal } = listening;
    const end = (place: number | null) => {
      listening.abort();
      setDragged(null);
      if (place !== null && place !== from) onDropped(item, place);
    };
    // On the window: a row that is shown in another place leaves the page for a moment, and what it has captured is lost.
    window.addEventListener(
      'pointermove',
      (moved) => {
        if (moved.pointerId !== pointerId) return;
        to = placeAt(tops, moved.clientY + (scrolled?.scrollTop ?? 0) - scrollAt);
        setDragged({ item, to });
      },
      { signal },
    );
    window.addEventListener('pointerup', (up) => up.pointerId === pointerId && end(to), { signal });
    window.addEventListener('pointercancel', (lost) => lost.pointerId === pointerId && end(null), { signal });
    window.addEventListener(
      'keydown',
      (pressed) => {
        if (pressed.key === 'Escape') end(null);
      },
      { signal },
    );
  };
  return { list, dragged, grip };
}
