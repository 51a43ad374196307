import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventFormat, type RoomState } from '@lockstep/core';
import { expect, test } from 'vitest';
import { foldedRoom } from '../../rooms/folded-room.ts';
import { databaseFile, openSqliteLog } from './sqlite.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const formats = Array.from({ length: eventFormat }, (_, i) => i + 1);

test.each(formats)('[LG13] a log of format %i folds to the rooms it was', async (format) => {
  expect(
    existsSync(fixture(`format-${format}.db`)),
    'Each format needs a log written by the version that spoke it: testkit/programs/make-log-fixture.ts, run there.',
  ).toBe(true);
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-format-'));
  copyFileSync(fixture(`format-${format}.db`), databaseFile(folder));
  const log = await openSqliteLog(folder);
  const rooms: Record<string, RoomState> = JSON.parse(readFileSync(fixture(`format-${format}.json`), 'utf8'));
  const known = await log.rooms('', 100);
  expect(known.map(({ id }) => id)).toEqual(Object.keys(rooms).toSorted((a, b) => (a < b ? -1 : 1)));
  for (const [room, state] of Object.entries(rooms)) {
    expect((await foldedRoom(log, room)).state).toEqual(state);
  }
  const messages = await log.readMessages('evening', null, 100);
  expect(messages.map(({ text }) => text)).toEqual(['hi', 'wie schön 🎬']);
  await log.close();
  rmSync(folder, { recursive: true });
});
