import { emptyRoom } from '@lockstep/core';
import { expect, test } from 'vitest';
import { createMemoryLog } from '../adapters/log/memory.ts';
import { createServer } from '../testkit/evening.ts';
import { foldedRoom, snapshotFormat } from './folded-room.ts';

/** What a room's state is made of, by the format in which snapshots of it are stored. */
const shapes: Readonly<Record<number, string>> = {
  2: 'access bans closed control createdAt current grants hold markers members pinned playback queue recentCommands recentHolds rights seq settings title waiting',
  3: 'access bans closed control createdAt current grants hold markers members pinned playback queue recentCommands recentHolds rights seq settings title undos waiting',
};

test('[LG4] a state of another shape comes with another format of snapshots', () => {
  expect(
    Object.keys(emptyRoom)
      .toSorted((a, b) => (a < b ? -1 : 1))
      .join(' '),
    'The state of rooms has changed, so stored snapshots do not fit it any more: raise snapshotFormat, and add the shape ' +
      'received here to `shapes` (before the first release: replace it).',
  ).toBe(shapes[snapshotFormat]);
});

test('[LG4][PR18] a room is its snapshot and what came after; as many entries as wanted are at hand', async () => {
  const log = createMemoryLog();
  const server = createServer({ log, limits: { entriesPerSnapshot: 6 } });
  const ann = await server.peer().hello('ann');
  for (let i = 0; i < 7; i++) await ann.ask({ type: 'setTitle', title: `t${i}` });
  const { state } = server.registry.find('room') ?? {};
  const folded = await foldedRoom(log, 'room', 4);
  expect(folded.state).toEqual(state);
  expect(folded.snapshotSeq).toBe(6);
  expect(folded.entries.map(({ seq }) => seq)).toEqual([3, 4, 5, 6, 7, 8, 9]);
  expect((await foldedRoom(log, 'none')).state).toEqual(emptyRoom);
});
