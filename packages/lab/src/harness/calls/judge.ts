/** Judge: whether tiles are alive, from two looks at a page some time apart. */
import type { Page } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import type { CallSeen, TileSeen } from './watch-calls.ts';

export interface TileLife {
  readonly name: string;
  readonly state: string;
  /** Its picture goes on. */
  readonly moves: boolean;
  /** Sound comes from there. */
  readonly sounds: boolean;
}

const own = 'You';

/** Louder than the rounding of silence. */
const leastEnergy = 1e-7;

/** Of all tiles but the own one; those that were not in the first look have not moved. */
export function livesOf(before: CallSeen, after: CallSeen): readonly TileLife[] {
  const was = new Map(before.tiles.map((tile) => [tile.connection, tile]));
  return after.tiles
    .filter(({ name }) => name !== own)
    .map((tile) => {
      const earlier = was.get(tile.connection);
      return {
        name: tile.name,
        state: tile.state,
        moves: grew(earlier?.frames, tile.frames, 0),
        sounds: grew(earlier?.energy, tile.energy, leastEnergy),
      };
    });
}

const grew = (before: number | null | undefined, after: number | null, least: number): boolean =>
  before !== undefined && before !== null && after !== null && after - before > least;

/** How many tiles of others move and sound. */
export const liveTiles = (before: CallSeen, after: CallSeen): number =>
  livesOf(before, after).filter(({ moves, sounds }) => moves && sounds).length;

export const ownTile = ({ tiles }: CallSeen): TileSeen | undefined => tiles.find(({ name }) => name === own);

export const lookAtCall = (page: Page): Promise<CallSeen> => page.evaluate(() => globalThis.__calls.look());

/** A beep of the made-up microphone comes about once a second. */
const watchMs = 2000;

/** Names of the others whose tiles are alive over the next moments, in order. */
export const namesAlive = (page: Page): Promise<readonly string[]> => namesAliveIn(() => lookAtCall(page));

/** The same in any browser. */
export async function namesAliveIn(look: () => Promise<CallSeen>): Promise<readonly string[]> {
  const before = await look();
  await pause(watchMs);
  const after = await look();
  return livesOf(before, after)
    .filter(({ moves, sounds }) => moves && sounds)
    .map(({ name }) => name)
    .toSorted();
}
