import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrations } from '../migrations/index.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';
import { noteValue, recallValue } from './values.ts';

let db: Kysely<Tables>;

beforeEach(() => {
  db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: new Database(':memory:') }) });
});
afterEach(async () => db.destroy());

const setting = (key: string) => async (on: Kysely<Tables>) => noteValue(on, key, 'done');

test('[LG12] an empty database gets all, an older one what is missing, today’s nothing', async () => {
  const name = await migrate(db, 'sqlite', [setting('one')]);
  expect(await recallValue(db, 'schema')).toBe('1');
  await noteValue(db, 'one', 'untouched');
  expect(await migrate(db, 'sqlite', [setting('one'), setting('two')])).toBe(name);
  expect(await migrate(db, 'sqlite', [setting('one'), setting('two')])).toBe(name);
  expect(await recallValue(db, 'one')).toBe('untouched');
  expect(await recallValue(db, 'two')).toBe('done');
  expect(await recallValue(db, 'schema')).toBe('2');
});

test('[LG12] a newer database is refused, with what to do, and left alone', async () => {
  await migrate(db, 'sqlite', [setting('one'), setting('two')]);
  await expect(migrate(db, 'sqlite', [setting('one')])).rejects.toThrow(
    /made by a newer Lockstep \(schema 2; this one knows 1\)/,
  );
  expect(await recallValue(db, 'schema')).toBe('2');
});

test('[LG12] a migration that fails changes nothing', async () => {
  const failing = async (on: Kysely<Tables>): Promise<void> => {
    await noteValue(on, 'half', 'done');
    throw new Error('disk full');
  };
  await expect(migrate(db, 'sqlite', [setting('one'), failing])).rejects.toThrow('disk full');
  const name = await migrate(db, 'sqlite', [setting('one')]);
  expect(name).not.toBe('');
  expect(await recallValue(db, 'half')).toBeNull();
});

test('[LG12][SB19] texts that were values of the server go to the rooms that named them, and to no other', async () => {
  const [rooms, texts] = migrations;
  if (rooms === undefined || texts === undefined) throw new Error('no migrations');
  await migrate(db, 'sqlite', [rooms]);
  const [known, unknown] = ['a'.repeat(43), 'b'.repeat(43)];
  await noteValue(db, `subtitles/${known}`, 'packed');
  await noteValue(db, `subtitles/${unknown}`, 'never named');
  for (const room of ['r', 'q']) {
    await db.insertInto('rooms').values({ room, seq: 1, messages: 0, created_at: 1, at: 1 }).execute();
    const url = room === 'r' ? `/api/subtitles/${known}` : 'https://elsewhere.example/x.srt';
    const event = JSON.stringify({ type: 'subtitleAdded', item: 'i', subtitle: { id: 's', url } });
    const entry = { room, seq: 1, at: 1, author: 'ann', command: 'c', format: 1, event };
    await db.insertInto('entries').values(entry).execute();
  }
  await migrate(db, 'sqlite', [rooms, texts]);
  expect(await db.selectFrom('texts').selectAll().execute()).toEqual([
    { room: 'r', name: known, text: 'packed' },
  ]);
  expect(await recallValue(db, `subtitles/${known}`)).toBeNull();
  expect(await recallValue(db, `subtitles/${unknown}`)).toBeNull();
});
