/** PostgresLog: an EventLog in a PostgreSQL database, which many servers may share. Rules LG9, LG11. */
import { Kysely, PostgresDialect } from 'kysely';
import type { EventLog } from '../../ports/event-log.ts';
import { appendToPostgres } from './sql/append-postgres.ts';
import { migrate } from './sql/migrate.ts';
import { createPersistence, isPassing } from './sql/persistence.ts';
import { createPool } from './sql/postgres-pool.ts';
import { createSqlLog } from './sql/sql-log.ts';
import { StoreProblem } from './sql/store-problem.ts';
import type { Tables } from './sql/tables.ts';

export interface PostgresOptions {
  /** postgres://user:password@host:port/database */
  readonly url: string;
  readonly connections?: number;
  /** How long a database that is away is asked again before a request fails. */
  readonly patienceMs?: number;
  /** Something is wrong with a connection that nobody uses. */
  readonly complain?: (message: string) => void;
}

/** Opens the log in the database at `url`. Rejects with a StoreProblem that says what to do. */
export async function openPostgresLog(options: PostgresOptions): Promise<EventLog> {
  const { url, connections = 10, patienceMs = 10_000, complain = () => {} } = options;
  const pool = await createPool(url, connections, complain);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const persistence = createPersistence(patienceMs);
  try {
    const name = await persistence.run(async () => migrate(db, 'postgres'));
    return createSqlLog({
      db,
      appending: appendToPostgres(db, persistence),
      name,
      reading: async (work) => persistence.run(work),
      close: async () => db.destroy(),
    });
  } catch (error) {
    await db.destroy();
    throw isPassing(error) || isRefusal(error) ? unreachable(error) : error;
  }
}

/** Wrong password, no such user, no such database, may not. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(28...|3D000|42501)$/.test(String(error.code));

/** The address is not repeated: it carries a password. */
function unreachable(error: unknown): StoreProblem {
  const why = error instanceof Error && error.message !== '' ? error.message : String(error);
  return new StoreProblem(
    `The database in LOCKSTEP_DATABASE cannot be used (${why}). Is PostgreSQL running, and are address, user and password right?`,
  );
}
