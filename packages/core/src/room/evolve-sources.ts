/** EvolveSources: an item after something happened to the ways to its picture. */
import type { RoomEvent } from './events.ts';
import { isSameSource, type Item } from './state.ts';

export type SourceEvent = Extract<RoomEvent, { type: 'sourceAdded' | 'sourceRemoved' | 'itemFingerprinted' }>;

/** The item after `event`. */
export function sourced(item: Item, event: SourceEvent): Item {
  switch (event.type) {
    case 'sourceAdded':
      return { ...item, sources: [...item.sources, event.source] };
    case 'sourceRemoved':
      return { ...item, sources: item.sources.filter((one) => !isSameSource(one, event.source)) };
    case 'itemFingerprinted':
      return { ...item, fingerprint: event.fingerprint };
  }
}
