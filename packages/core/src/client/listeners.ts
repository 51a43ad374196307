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
  /** Something changed: listeners hear of it once, after what runs now, or, if it can wait, when the device has time. */
  mark(canWait?: boolean): void;
  subscribe(listener: () => void): Stop;
  stop(): void;
}

/** What can wait is looked at again this often, and waits no longer than that. */
const lookAgainMs = 15;
const mostWaitMs = 300;

/** Tells that something changed, once for many changes in a row; while `busy`, only what cannot wait. [CL25][CL63] */
export function createNotifier(runtime: Runtime, busy: () => boolean = () => false): Notifier {
  const listeners = createListeners<void>();
  let stopTimer: Stop | null = null;
  /** Since when something waits; null: what is to be told cannot wait. */
  let waitsFrom: number | null = null;
  const plan = (ms: number): void => {
    stopTimer = runtime.after(ms, () => {
      stopTimer = null;
      if (waitsFrom !== null && runtime.now() - waitsFrom < mostWaitMs && busy()) plan(lookAgainMs);
      else listeners.tell();
    });
  };
  return {
    mark: (canWait = false) => {
      const planned = stopTimer !== null;
      if (planned && (canWait || waitsFrom === null)) return;
      stopTimer?.();
      waitsFrom = canWait ? runtime.now() : null;
      plan(0);
    },
    subscribe: (listener) => listeners.add(listener),
    stop: () => {
      stopTimer?.();
      stopTimer = null;
    },
  };
}
