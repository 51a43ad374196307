/** Roster: the connections of the room as others see them, kept up with digests. */
import type { Digest } from '../protocol/digest.ts';
import type { Presence } from '../protocol/report.ts';

/**
 * The roster after a digest: rows replace those of the same connection in their place, new ones come last. In a crowd
 * `mine` may be told of no more, and is there all the same.
 */
export function updateRoster(roster: readonly Presence[], digest: Digest, mine: string): readonly Presence[] {
  const rows = new Map(roster.map((row) => [row.connection, row]));
  for (const row of digest.rows) rows.set(row.connection, row);
  for (const connection of digest.gone) if (connection !== mine) rows.delete(connection);
  return [...rows.values()];
}
