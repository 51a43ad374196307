/** Whether a media query holds now. */
import { useSyncExternalStore } from 'react';

export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}

/** A phone held sideways: the stage takes all of it. */
export const FLAT = '(orientation: landscape) and (max-height: 500px)';

/** Higher than wide: the panel goes below the stage. */
export const UPRIGHT = '(orientation: portrait)';

/** A phone held upright: what can lie in a menu does. As Tailwind's `max-sm`. */
export const NARROW = '(width < 40rem)';
