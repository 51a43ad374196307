/** The width of an element, as coarse as it matters: renders again only when it changes by a step. */
import { useLayoutEffect, useState, type RefObject } from 'react';

/** Buttons come and go by whole buttons. */
const STEP_PX = 8;

/** In px, rounded down to a step; `before` until measured. */
export function useWidth(element: RefObject<HTMLElement | null>, before: number): number {
  const [width, setWidth] = useState(before);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const measure = () => {
      const style = getComputedStyle(current);
      const inner =
        current.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      setWidth(Math.floor(inner / STEP_PX) * STEP_PX);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
