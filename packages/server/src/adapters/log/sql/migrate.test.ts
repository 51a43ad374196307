import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
