/** PostgresPool: connections to PostgreSQL that answer when the disk has it, and do not end the process when they break. [LG14] */
import type { ClientBase, Pool } from 'pg';

/** PostgreSQL's number for bigint, which comes as text unless told otherwise; ours stay far below 2⁵³. */
const bigint = 20;

/** Loads the driver when it is needed. `complain` hears of connections that broke. */
export async function createPool(
  url: string,
  connections: number,
  complain: (message: string) => void,
): Promise<Pool> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: 'lockstep',
    connectionTimeoutMillis: 5000,
    // A wait for a lock must not last for ever.
    statement_timeout: 30_000,
    // Waited for, whatever its type says, before anything else is asked on a new connection.
    onConnect: waitForTheDisk as (client: ClientBase) => void,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        type === bigint ? Number : pg.types.getTypeParser(type, format ?? 'text'),
    },
  });
  pool.on('error', (error) => complain(error.message));
  pool.on('connect', (client) => {
    // One that breaks while it is in use says so here too; unheard that would end the process.
    client.on('error', (error) => complain(error.message));
  });
  return pool;
}

/** A database may be set up to answer before the disk has it. */
async function waitForTheDisk(client: ClientBase): Promise<void> {
  await client.query(
    `select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'`,
  );
}
