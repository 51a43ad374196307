/** Listeners: who wants to hear of something, and telling them. */
import type { Runtime, Stop } from '../runtime/runtime.ts';

export interface Listeners<Value> {
  add(listener: (value: Value) => void): Stop;
  tell(value: Value): void;
}

export function createListeners<Value>(): Listeners<Value> {
  const listeners = new Set<(value: Value) => void>();
  return {
    add: (listener) => {
      // Its own function each time: the same listener may be here twice.
      const own = (value: Value): void => listener(value);
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
    tell: (value) => {
      for (const listener of listeners) listener(value);
    },
  };
}

export interface Notifier {
  /** Something changed: listeners hear of it once, after what runs now. */
  mark(): void;
  subscribe(listener: () => void): Stop;
  stop(): void;
}

/** Tells that something changed, once for many changes in a row. [CL25] */
export function createNotifier(runtime: Runtime): Notifier {
  const listeners = createListeners<void>();
  let stopTimer: Stop | null = null;
  return {
    mark: () => {
      stopTimer ??= runtime.after(0, () => {
        stopTimer = null;
        listeners.tell();
      });
    },
    subscribe: (listener) => listeners.add(listener),
    stop: () => {
      stopTimer?.();
      stopTimer = null;
    },
  };
}
