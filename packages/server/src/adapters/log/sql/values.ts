/** Values: a few things of the server's own, in the table `meta`: its keys, the log's name, the schema's number. */
import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

export async function recallValue(db: Kysely<Tables>, key: string): Promise<string | null> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}

export async function noteValue(db: Kysely<Tables>, key: string, value: string): Promise<void> {
  await db
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** The value kept already, or else this one from now on. */
export async function keepValue(db: Kysely<Tables>, key: string, value: string): Promise<string> {
  await db
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  return (await recallValue(db, key)) ?? value;
}
