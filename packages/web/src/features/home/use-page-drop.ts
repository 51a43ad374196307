/** The whole page takes what is dropped on it or pasted into it. */
import type { Result } from '@lockstep/core';
import { useEffect, useRef, useState } from 'react';
import { takeDropped, type Dropped, type DropProblem } from './dropped.ts';

/** @returns whether something is being dragged over the page */
export function usePageDrop(onDropped: (dropped: Result<Dropped, DropProblem>) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onDropped);
  useEffect(() => {
    latest.current = onDropped;
  });

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    // Entering a child comes before leaving its parent: only the count tells when the page itself is left.
    let depth = 0;
    const set = (count: number) => {
      depth = Math.max(0, count);
      setOver(depth > 0);
    };
    document.addEventListener('dragenter', () => set(depth + 1), { signal });
    document.addEventListener('dragleave', () => set(depth - 1), { signal });
    // Without this the browser would open the film by itself and leave the page.
    document.addEventListener('dragover', (event) => event.preventDefault(), { signal });
    document.addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        set(0);
        latest.current(takeDropped(event.dataTransfer));
      },
      { signal },
    );
    document.addEventListener(
      'paste',
      (event) => {
        const writing = event.target instanceof HTMLInputElement;
        const hasFiles = (event.clipboardData?.files.length ?? 0) > 0;
        if (writing && !hasFiles) return;
        event.preventDefault();
        latest.current(takeDropped(event.clipboardData));
      },
      { signal },
    );
    return () => listening.abort();
  }, []);

  return over;
}
