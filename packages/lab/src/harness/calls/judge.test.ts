import { expect, test } from 'vitest';
import { liveTiles, livesOf, ownTile } from './judge.ts';
import type { CallSeen, TileSeen } from './watch-calls.ts';

const tile = (name: string, more: Partial<TileSeen> = {}): TileSeen => ({
  connection: name.toLowerCase(),
  name,
  state: 'live',
  speaking: false,
  frames: 10,
  energy: 0.5,
  silent: true,
  mirrored: false,
  ...more,
});
const seen = (...tiles: readonly TileSeen[]): CallSeen => ({
  tiles,
  energies: [],
  ways: [],
  openTracks: 0,
  connections: 0,
});

test('a tile is alive when its picture goes on and sound came, and the own one is not counted', () => {
  const before = seen(tile('You'), tile('Ben'), tile('Cleo'), tile('Dan'));
  const after = seen(
    tile('You', { frames: 20, energy: 1 }),
    tile('Ben', { frames: 15, energy: 0.6 }),
    tile('Cleo', { frames: 15 }),
    tile('Dan', { energy: 0.6 }),
  );
  expect(liveTiles(before, after)).toBe(1);
  expect(livesOf(before, after)).toEqual([
    { name: 'Ben', state: 'live', moves: true, sounds: true },
    { name: 'Cleo', state: 'live', moves: true, sounds: false },
    { name: 'Dan', state: 'live', moves: false, sounds: true },
  ]);
  expect(ownTile(after)?.frames).toBe(20);
});

test('who has just come, or shows no picture, is not alive yet', () => {
  const before = seen(tile('Ben', { frames: null }));
  const after = seen(tile('Ben', { frames: 3 }), tile('Cleo', { frames: 30 }));
  expect(livesOf(before, after).map(({ moves }) => moves)).toEqual([false, false]);
});
