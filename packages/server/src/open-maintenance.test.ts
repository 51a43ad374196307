import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serverMs } from '@lockstep/core';
import { openSqliteLog } from './adapters/log/sqlite.ts';
import { openMaintenance } from './open-maintenance.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-maintenance-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('[OP10][LG19][LG20] a server runs: its rooms are copied, exported and removed all the same', async () => {
  const data = join(folder, 'data');
  const log = await openSqliteLog(data);
  const at = serverMs(5);
  const opened = { type: 'opened', title: 'Night' } as const;
  for (const room of ['one', 'two']) {
    await log.append(room, 0, [{ seq: 1, at, by: null, command: null, event: opened }]);
    await log.appendMessage(room, { at, author: 'ann', text: 'hi', kind: 'text' });
  }
  const maintenance = await openMaintenance({ data, database: null });
  if (!maintenance.ok) throw new Error(maintenance.error);
  const { value: kept } = maintenance;
  await kept.backup(join(folder, 'lockstep.db'));
  expect(await kept.exportRoom('one')).toMatchObject({
    room: 'one',
    entries: [{ seq: 1, event: opened }],
    messages: [{ seq: 1, text: 'hi' }],
  });
  expect(await kept.exportRoom('none')).toBeNull();
  expect(await kept.removeRoom('one')).toBe(true);
  expect(await kept.removeRoom('one')).toBe(false);
  await kept.close();
  // The server that had it all the while.
  expect((await log.rooms('', 9)).map(({ id }) => id)).toEqual(['two']);
  expect(await log.readMessages('one', null, 9)).toEqual([]);
  await log.close();
  const copy = await openSqliteLog(folder);
  expect((await copy.rooms('', 9)).map(({ id }) => id)).toEqual(['one', 'two']);
  await copy.close();
});

test('[OP10] where nothing is kept nothing is made', async () => {
  expect(await openMaintenance({ data: join(folder, 'none'), database: null })).toEqual({
    ok: false,
    error: `Nothing is kept in ${join(folder, 'none')}.`,
  });
});
