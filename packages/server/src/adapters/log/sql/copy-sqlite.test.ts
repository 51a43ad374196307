import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverMs, type Entry } from '@lockstep/core';
import { expect, test } from 'vitest';
import { exportRoom } from '../../../rooms/exported-room.ts';
import { databaseFile, openSqliteLog } from '../sqlite.ts';
import { copySqlite } from './copy-sqlite.ts';

const titled = (seq: number): Entry => ({
  seq,
  at: serverMs(seq),
  by: null,
  command: null,
  event: { type: 'titled', title: `${seq} `.repeat(100) },
});

test('[LG19] a copy made while many write is whole, and a log of another name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-copy-'));
  const log = await openSqliteLog(join(folder, 'data'));
  const key = await log.keep('key', 'secret');
  let stop = false;
  const write = async (room: string): Promise<number> => {
    for (let seq = 0; ; seq++) {
      if (stop) return seq;
      await log.append(room, seq, [titled(seq + 1)]);
      await log.appendMessage(room, { at: serverMs(seq), author: 'ann', text: `${seq}`, kind: 'text' });
    }
  };
  const writing = Promise.all(['a', 'b', 'c'].map(write));
  const written = async () => (await log.lastSeqs(['c'])).get('c') ?? 0;
  // However slow the disk is.
  await expect.poll(written, { timeout: 15_000 }).toBeGreaterThan(50);
  const before = await log.lastSeqs(['a', 'b', 'c']);
  const to = join(folder, 'copy.db');
  await copySqlite(join(folder, 'data'), to);
  stop = true;
  await writing;
  expect(statSync(to).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).toSorted((x, y) => (x < y ? -1 : 1))).toEqual(['copy.db', 'data']);

  const restored = join(folder, 'restored');
  mkdirSync(restored);
  copyFileSync(to, databaseFile(restored));
  const copy = await openSqliteLog(restored);
  expect(copy.name).not.toBe(log.name);
  expect(await copy.recall('key')).toBe(key);
  for (const [room, seq] of before) {
    const there = await exportRoom(copy, room);
    const now = await exportRoom(log, room);
    const { entries = [], messages = [] } = there ?? {};
    expect(entries.length).toBeGreaterThanOrEqual(seq);
    expect(entries).toEqual(now?.entries.slice(0, entries.length));
    expect(messages).toEqual(now?.messages.slice(0, messages.length));
    expect(messages.length).toBeGreaterThan(0);
  }
  await expect(copySqlite(restored, to)).rejects.toThrow(/exists already/);
  await expect(copySqlite(join(folder, 'none'), `${to}2`)).rejects.toThrow(/no database/);
  await copy.close();
  await log.close();
  rmSync(folder, { recursive: true });
});
