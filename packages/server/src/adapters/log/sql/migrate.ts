/** Migrate: brings a database to today's schema, in one transaction, one server at a time. [LG12] */
import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { migrations, type Migration } from '../migrations/index.ts';
import { StoreProblem } from './store-problem.ts';
import type { Dialect, Tables } from './tables.ts';
import { keepValue, noteValue, recallValue } from './values.ts';

/** Of PostgreSQL's advisory locks, which are numbers that all programs of a database share. */
const lockNumber = 5_318_008_712;

/** Runs what is missing; gives the log's name, made with it. */
export async function migrate(
  db: Kysely<Tables>,
  dialect: Dialect,
  wanted: readonly Migration[] = migrations,
): Promise<string> {
  return db.transaction().execute(async (transaction) => {
    // Others who start now wait here, and find everything done.
    if (dialect === 'postgres')
      await sql`select pg_advisory_xact_lock(${lockNumber}::bigint)`.execute(transaction);
    await transaction.schema
      .createTable('meta')
      .ifNotExists()
      .addColumn('key', 'text', (column) => column.primaryKey().notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
    const done = Number((await recallValue(transaction, 'schema')) ?? 0);
    if (done > wanted.length) {
      throw new StoreProblem(
        `The database was made by a newer Lockstep (schema ${done}; this one knows ${wanted.length}). ` +
          'Start that version, or give this one a database of its own.',
      );
    }
    for (const up of wanted.slice(done)) await up(transaction, dialect);
    if (done < wanted.length) await noteValue(transaction, 'schema', String(wanted.length));
    return keepValue(transaction, 'log', randomUUID());
  });
}
