/** Fetched: the stripe behind the bar that shows what of the film is here already. */
import { useEffect, useRef, type RefObject } from 'react';
import { useFilmPlayer } from '../../player/player-context.tsx';
import { fetchedGradient } from './bar-geometry.ts';

/** Fetched ranges are read this often; they grow slowly. */
const EVERY_MS = 500;

/** For the element whose background is to be the stripe. */
export function useFetched(duration: number | null): RefObject<HTMLDivElement | null> {
  const player = useFilmPlayer();
  const stripe = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let painted = '';
    const paint = () => {
      if (stripe.current === null || document.hidden) return;
      const gradient = fetchedGradient(
        player.buffered(),
        duration ?? 0,
        'color-mix(in oklab, var(--text) 30%, transparent)',
      );
      if (gradient === painted) return;
      painted = gradient;
      stripe.current.style.background = gradient;
    };
    paint();
    const timer = setInterval(paint, EVERY_MS);
    return () => clearInterval(timer);
  }, [player, duration]);
  return stripe;
}
