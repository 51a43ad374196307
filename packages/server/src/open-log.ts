/** OpenLog: the log that a server was told to use. */
import { resolve } from 'node:path';
import { createMemoryLog } from './adapters/log/memory.ts';
import { openPostgresLog } from './adapters/log/postgres.ts';
import { openSqliteLog } from './adapters/log/sqlite.ts';
import type { EventLog } from './ports/event-log.ts';

/** Where a server keeps its rooms. */
export type Store =
  /** Nowhere: they are gone with the process. */
  | { readonly kind: 'memory' }
  /** In a folder, which no other server may use meanwhile. */
  | { readonly kind: 'folder'; readonly folder: string }
  /** In a PostgreSQL database, which other servers may share. */
  | { readonly kind: 'postgres'; readonly url: string };

/** What the settings say. */
export const storeOf = ({
  data,
  database,
}: {
  readonly data: string;
  readonly database: string | null;
}): Store =>
  database === null ? { kind: 'folder', folder: resolve(data) } : { kind: 'postgres', url: database };

/** Rejects with a StoreProblem, whose message says what to do, if the store cannot be used. */
export async function openLog(store: Store, complain: (message: string) => void): Promise<EventLog> {
  switch (store.kind) {
    case 'memory':
      return createMemoryLog();
    case 'folder':
      return openSqliteLog(store.folder);
    case 'postgres':
      return openPostgresLog({ url: store.url, complain });
  }
}
