/** The size of an element, as it changes. */
import { useLayoutEffect, useState } from 'react';
import type { Size } from './model/float-place.ts';

const NOTHING: Size = { width: 0, height: 0 };

/** Nothing until measured. */
export function useSize(element: Element | null): Size {
  const [size, setSize] = useState(NOTHING);
  useLayoutEffect(() => {
    if (element === null) return undefined;
    const measure = (): void => {
      const { width, height } = element.getBoundingClientRect();
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
