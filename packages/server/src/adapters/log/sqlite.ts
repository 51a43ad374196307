/** SqliteLog: an EventLog in one file of the data folder; what a Lockstep by itself uses. Rules LG9, LG10, LG14. */
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type SqliteDatabase from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { EventLog } from '../../ports/event-log.ts';
import { appendToSqlite } from './sql/append-sqlite.ts';
import { migrate } from './sql/migrate.ts';
import { loadSqlite, lockFolder } from './sql/sqlite-file.ts';
import { createSqlLog } from './sql/sql-log.ts';
import type { Tables } from './sql/tables.ts';

/** Within the data folder. */
export const databaseFile = (folder: string): string => join(folder, 'lockstep.db');

/** Opens the log in `folder`, which is made if need be. Rejects with a StoreProblem that says what to do. */
export async function openSqliteLog(folder: string): Promise<EventLog> {
  const Database = await loadSqlite();
  // It holds keys: nobody else on this machine may look in.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(Database, folder);
  try {
    const file = new Database(databaseFile(folder));
    chmodSync(databaseFile(folder), 0o600);
    setUp(file);
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: file }) });
    const close = async (): Promise<void> => {
      await db.destroy();
      unlock();
    };
    try {
      const name = await migrate(db, 'sqlite');
      return createSqlLog({
        db,
        appending: appendToSqlite(file),
        name,
        reading: async (work) => work(),
        close,
      });
    } catch (error) {
      await db.destroy();
      throw error;
    }
  } catch (error) {
    unlock();
    throw error;
  }
}

/** [LG14] */
export function setUp(file: SqliteDatabase.Database): void {
  file.pragma('journal_mode = WAL');
  // In WAL mode only this waits for the disk with every commit.
  file.pragma('synchronous = FULL');
  file.pragma('foreign_keys = ON');
  // A backup by another process may hold it for a moment.
  file.pragma('busy_timeout = 5000');
}
