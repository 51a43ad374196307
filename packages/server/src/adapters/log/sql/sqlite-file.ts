/** SqliteFile: the library that reads SQLite, and the lock that keeps a data folder to one server. */
import { join } from 'node:path';
import type SqliteDatabase from 'better-sqlite3';
import { StoreProblem } from './store-problem.ts';

export type Sqlite = typeof SqliteDatabase;

/** Loaded when it is needed: it is compiled for this machine, and a server on PostgreSQL can do without. */
export async function loadSqlite(): Promise<Sqlite> {
  const { default: Database } = await import('better-sqlite3');
  try {
    new Database(':memory:').close();
  } catch (error) {
    throw new StoreProblem(
      `SQLite cannot be loaded (${error instanceof Error ? error.message.split('\n')[0] : String(error)}). ` +
        'Build it with: npm rebuild better-sqlite3 (on Debian or Ubuntu it needs: apt-get install build-essential python3). ' +
        'Or use PostgreSQL: LOCKSTEP_DATABASE=postgres://…',
    );
  }
  return Database;
}

/**
 * Holds the folder until the result is called, or the process is no more, however it ended. A lock of the system on a
 * file that nothing else reads, so that the database itself stays open to backups.
 */
export function lockFolder(Database: Sqlite, folder: string): () => void {
  const lock = new Database(join(folder, 'server.lock'), { timeout: 0 });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE; COMMIT');
  } catch (error) {
    lock.close();
    if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_BUSY') throw error;
    throw new StoreProblem(
      `Another Lockstep runs on the data folder ${folder}. Stop it, or set LOCKSTEP_DATA to another folder.`,
    );
  }
  return () => void lock.close();
}
