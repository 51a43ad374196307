/** OpenMaintenance: opens what is kept, for backup, export and deletion. */
import { fail, type Result } from '@lockstep/core';
import type { Config } from './config/config.ts';
import type { Maintenance } from './ports/maintenance.ts';

/** The failure is a line that says why there is nothing to open. */
export async function openMaintenance(
  config: Pick<Config, 'data' | 'database'>,
): Promise<Result<Maintenance, string>> {
  return fail(
    `Nothing is kept ${config.database === null ? `in ${config.data}` : 'in the database'}: rooms live in the memory of the running server.`,
  );
}
