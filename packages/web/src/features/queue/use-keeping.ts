/** Use keeping: what can be done about having this item's film on the device, as one menu item; null: nothing. [TR30] */
import type { Item } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { linkOf } from '../../player/film-source.ts';
import { useKeepState, useKept } from '../../player/player-context.tsx';

export interface Keeping {
  readonly label: string;
  readonly act: () => void;
}

export function useKeeping(item: Item): Keeping | null {
  const kept = useKept();
  const state = useKeepState(item.id);
  if (linkOf(item) === null) return null;
  switch (state?.state) {
    case undefined:
      return { label: m.keep_fetch(), act: () => kept.fetch(item) };
    case 'resting':
    case 'failed':
      return { label: m.keep_go_on(), act: () => kept.fetch(item) };
    case 'fetching':
      return { label: m.keep_stop(), act: () => kept.cancel(item.id) };
    case 'kept':
      return { label: m.keep_remove(), act: () => kept.remove(item.id) };
  }
}
