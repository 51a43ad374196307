/** Drag: moves a row by its grip with mouse, pen or finger; the row goes where it is let go. */
import { useRef, useState, type PointerEvent, type RefObject } from 'react';
import { placeAt } from './queue-order.ts';

export interface Drag {
  readonly list: RefObject<HTMLOListElement | null>;
  /** What is being dragged and the place it would have; null: nothing is. */
  readonly dragged: { readonly item: string; readonly to: number } | null;
  readonly grip: (item: string, from: number) => (event: PointerEvent<HTMLButtonElement>) => void;
}

const ROLL_EVERY_MS = 30;
const EDGE_PX = 48;

/** How far to scroll now: faster the nearer the edge. */
function edgeStep({ top, bottom }: DOMRect, y: number): number {
  const above = top + EDGE_PX - y;
  const below = y - (bottom - EDGE_PX);
  return above > 0 ? -Math.ceil(above / 4) : below > 0 ? Math.ceil(below / 4) : 0;
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
    let y = event.clientY;
    let begun = false;
    const follow = () => {
      to = placeAt(tops, y + (scrolled?.scrollTop ?? 0) - scrollAt);
      setDragged({ item, to });
    };
    // A long queue goes along under a finger that stays at its edge.
    const rolling = setInterval(() => {
      const step = scrolled === null || !begun ? 0 : edgeStep(scrolled.getBoundingClientRect(), y);
      if (step === 0 || scrolled === null) return;
      scrolled.scrollTop += step;
      follow();
    }, ROLL_EVERY_MS);
    const end = (place: number | null) => {
      listening.abort();
      clearInterval(rolling);
      setDragged(null);
      if (place !== null && place !== from) onDropped(item, place);
    };
    // On the window: a row that is shown in another place leaves the page for a moment, and what it has captured is lost.
    window.addEventListener(
      'pointermove',
      (moved) => {
        if (moved.pointerId !== pointerId) return;
        y = moved.clientY;
        begun = true;
        follow();
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
