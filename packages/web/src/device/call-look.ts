/** Call look: where this person wants the call, and what he knows about it already; kept on this device. [CA75] */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { recall, remember } from './storage.ts';

const KEY = 'lockstep.callLook';

/** Beside the film, beside it and large, or over it. */
export const CALL_LOOKS = ['strip', 'grid', 'floating'] as const;
export type CallLook = (typeof CALL_LOOKS)[number];

/** Shares of the room there is to move in. 0: at the left or the top; 1: at the right or the bottom. */
export interface FloatPlace {
  readonly x: number;
  readonly y: number;
}

export interface CallLooks {
  readonly look: CallLook;
  /** Where it floats over the film. */
  readonly place: FloatPlace;
  /** The hint to use headphones has been read. */
  readonly knowsHeadphones: boolean;
}

/** At the right, at the top. */
export const FIRST_PLACE: FloatPlace = { x: 1, y: 0 };

export const FIRST_LOOKS: CallLooks = { look: 'strip', place: FIRST_PLACE, knowsHeadphones: false };

/** What was stored may be from another version or touched by hand. */
export function looksFromText(text: string | null): CallLooks {
  try {
    const stored: unknown = JSON.parse(text ?? '{}');
    return {
      look: CALL_LOOKS.find((one) => one === field(stored, 'look')) ?? FIRST_LOOKS.look,
      place: placeFrom(field(stored, 'place')),
      knowsHeadphones: field(stored, 'knowsHeadphones') === true,
    };
  } catch {
    return FIRST_LOOKS;
  }
}

function placeFrom(stored: unknown): FloatPlace {
  const x = field(stored, 'x');
  const y = field(stored, 'y');
  return isShare(x) && isShare(y) ? { x, y } : FIRST_PLACE;
}

const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;

const field = (stored: unknown, name: string): unknown =>
  typeof stored === 'object' && stored !== null
    ? Object.getOwnPropertyDescriptor(stored, name)?.value
    : undefined;

const store = createStore<CallLooks>(() => looksFromText(recall(KEY)));

/** Changes and remembers. */
export function changeCallLook(change: Partial<CallLooks>): void {
  store.setState(change);
  remember(KEY, JSON.stringify(store.getState()));
}

export function useCallLook<Part>(select: (looks: CallLooks) => Part): Part {
  return useStore(store, select);
}
