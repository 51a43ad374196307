/** Sight: whether an element is what one sees where it lies: not below a fullscreen stage, and not scrolled away. */
import type { PageSight } from './seen.ts';

/** Asked at one point of it, by default its middle. */
export function isInSight(element: Element | null, share = 0.5): boolean {
  if (element === null || !element.isConnected) return false;
  const { left, top, width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) return false;
  const seen = document.elementFromPoint(left + width / 2, top + height * share);
  return seen !== null && (element.contains(seen) || seen.contains(element));
}

export const thisPage: PageSight = {
  visible: () => !document.hidden,
  onChange: (listener) => {
    document.addEventListener('visibilitychange', listener);
    document.addEventListener('fullscreenchange', listener);
    return () => {
      document.removeEventListener('visibilitychange', listener);
      document.removeEventListener('fullscreenchange', listener);
    };
  },
};
