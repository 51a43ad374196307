import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { describeEventLog } from '../../testkit/log-contract.ts';
import { databaseFile, openSqliteLog, setUp } from './sqlite.ts';

describeEventLog('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-log-'));
  return {
    open: async () => openSqliteLog(join(folder, 'data')),
    end: async () => rmSync(folder, { recursive: true }),
  };
});

test('[LG9] the data folder is closed to others, and to a second server', async () => {
  const above = mkdtempSync(join(tmpdir(), 'lockstep-log-'));
  const folder = join(above, 'data');
  const log = await openSqliteLog(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(databaseFile(folder)).mode & 0o777).toBe(0o600);
  await expect(openSqliteLog(folder)).rejects.toThrow(/Another Lockstep runs on the data folder/);
  await log.close();
  await (await openSqliteLog(folder)).close();
  rmSync(above, { recursive: true });
});

test('[LG14] every commit waits for the disk, and rooms take with them what is theirs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-log-'));
  const file = new Database(databaseFile(folder));
  setUp(file);
  const setting = (name: string): unknown => file.pragma(name, { simple: true });
  expect(['journal_mode', 'synchronous', 'foreign_keys'].map(setting)).toEqual(['wal', 2, 1]);
  file.close();
  rmSync(folder, { recursive: true });
});
