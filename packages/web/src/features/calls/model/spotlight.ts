/** Spotlight: what is shown large in the call, and in which order the others stand. Rules CA76, CA77. */
import type { CallTile } from '../../../call/call.ts';

/** What there is to see of one connection: the person, and the screen where it is shared. */
export interface View {
  readonly key: string;
  readonly kind: 'person' | 'screen';
  readonly tile: CallTile;
}

export function viewsOf(tiles: readonly CallTile[]): readonly View[] {
  return tiles.flatMap((tile) => {
    const person: View = { key: tile.connection, kind: 'person', tile };
    if (tile.screen === null) return [person];
    return [{ key: screenKey(tile.connection), kind: 'screen', tile } as const, person];
  });
}

export const screenKey = (connection: string): string => `${connection} screen`;

/** So many tiles are all looked at; of more, whoever speaks is shown large. */
const MANY = 6;

/**
 * @param pinned what the person wants large; null: nothing
 * @param before what is large now
 */
export function spotlightOf(
  views: readonly View[],
  pinned: string | null,
  before: string | null,
): string | null {
  const has = (key: string | null): key is string => views.some((view) => view.key === key);
  if (has(pinned)) return pinned;
  const screens = views.filter(({ kind, tile }) => kind === 'screen' && !tile.mine);
  if (screens.length > 0) return screens.find(({ key }) => key === before)?.key ?? screens[0]?.key ?? null;
  if (views.length <= MANY) return null;
  const others = views.filter(({ kind, tile }) => kind === 'person' && !tile.mine);
  // Who speaks into somebody's words does not take the light from him.
  const isSpeaking = (key: string | null) => others.some((view) => view.key === key && view.tile.speaking);
  if (isSpeaking(before)) return before;
  return others.find(({ tile }) => tile.speaking)?.key ?? (has(before) ? before : (others[0]?.key ?? null));
}
