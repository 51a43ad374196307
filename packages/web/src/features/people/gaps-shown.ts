/** Gaps shown: whether the gaps of the others lie over the picture; kept on this device. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { recall, remember } from '../../device/storage.ts';

const KEY = 'lockstep.gaps';

const store = createStore<{ readonly shown: boolean }>(() => ({ shown: recall(KEY) === 'shown' }));

export const useGapsShown = (): boolean => useStore(store, ({ shown }) => shown);

export function showGaps(shown: boolean): void {
  remember(KEY, shown ? 'shown' : 'hidden');
  store.setState({ shown });
}
