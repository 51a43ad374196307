/**
 * Watch writes: tells when a script has sent an element elsewhere. People move it by the browser's own means, which no
 * property of the element sees; so what is seen here was done by a script of this page. [PL27]
 */
import type { Stop } from '../runtime/runtime.ts';
import type { MediaElement } from './media-element.ts';

/** Calls `written` after each write of `currentTime`, within it. */
export function watchWrites(element: MediaElement, written: () => void): Stop {
  const property = accessorOf(element);
  if (property === undefined) return () => undefined;
  Object.defineProperty(element, 'currentTime', {
    configurable: true,
    enumerable: true,
    get: () => Number(property.get?.call(element)),
    set(to: number) {
      property.set?.call(element, to);
      written();
    },
  });
  return () => {
    // What the class of elements does by itself comes to light again.
    Reflect.deleteProperty(element, 'currentTime');
  };
}

function accessorOf(element: object): PropertyDescriptor | undefined {
  for (
    let kind: object | null = element;
    kind !== null;
    kind = Object.getPrototypeOf(kind) as object | null
  ) {
    const found = Object.getOwnPropertyDescriptor(kind, 'currentTime');
    if (found !== undefined) return found;
  }
  return undefined;
}
