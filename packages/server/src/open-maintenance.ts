/** OpenMaintenance: opens what is kept, for backup, export and deletion, whether a server uses it at the time or not. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fail, ok, type Result } from '@lockstep/core';
import { openPostgresLog } from './adapters/log/postgres.ts';
import { copySqlite } from './adapters/log/sql/copy-sqlite.ts';
import { removeFromSqlite } from './adapters/log/sql/remove-from-sqlite.ts';
import { StoreProblem } from './adapters/log/sql/store-problem.ts';
import { databaseFile, openSqliteLog } from './adapters/log/sqlite.ts';
import type { Config } from './config/config.ts';
import type { Maintenance } from './ports/maintenance.ts';
import { exportRoom } from './rooms/exported-room.ts';

/** The failure is a line that says why there is nothing to open. */
export async function openMaintenance(
  config: Pick<Config, 'data' | 'database'>,
): Promise<Result<Maintenance, string>> {
  if (config.database === null) return inFolder(resolve(config.data));
  try {
    return ok(await inPostgres(config.database));
  } catch (error) {
    if (error instanceof StoreProblem) return fail(error.message);
    throw error;
  }
}

function inFolder(folder: string): Result<Maintenance, string> {
  if (!existsSync(databaseFile(folder))) return fail(`Nothing is kept in ${folder}.`);
  return ok({
    backup: async (to) => copySqlite(folder, to),
    exportRoom: async (id) => {
      // The folder itself is locked while a server runs; of a copy nobody has anything else.
      const copy = mkdtempSync(join(tmpdir(), 'lockstep-export-'));
      try {
        await copySqlite(folder, databaseFile(copy));
        const log = await openSqliteLog(copy);
        const room = await exportRoom(log, id);
        await log.close();
        return room;
      } finally {
        rmSync(copy, { recursive: true, force: true });
      }
    },
    removeRoom: async (id) => removeFromSqlite(folder, id),
    close: async () => {},
  });
}

async function inPostgres(url: string): Promise<Maintenance> {
  const log = await openPostgresLog({ url, connections: 1 });
  return {
    backup: async () => {
      throw new StoreProblem('A database is backed up with its own tools: pg_dump, or copies of its files.');
    },
    exportRoom: async (id) => exportRoom(log, id),
    removeRoom: async (id) => log.remove(id),
    close: async () => log.close(),
  };
}
