/** Texts: what rooms keep beside their entries, in the table `texts`. They go with their room. [LG22] */
import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** false: there is no such room. */
export async function keepText(
  db: Kysely<Tables>,
  room: string,
  name: string,
  text: string,
): Promise<boolean> {
  await db
    .insertInto('texts')
    .columns(['room', 'name', 'text'])
    .expression((eb) =>
      eb
        .selectFrom('rooms')
        .select((of) => [
          'rooms.room',
          of.cast<string>(of.val(name), 'text').as('name'),
          of.cast<string>(of.val(text), 'text').as('text'),
        ])
        .where('rooms.room', '=', room),
    )
    .onConflict((conflict) => conflict.columns(['room', 'name']).doNothing())
    .execute();
  return (await textsOf(db, room)).includes(name);
}

export async function readText(db: Kysely<Tables>, name: string): Promise<string | null> {
  const row = await db
    .selectFrom('texts')
    .select('text')
    .where('name', '=', name)
    .limit(1)
    .executeTakeFirst();
  return row?.text ?? null;
}

export async function textsOf(db: Kysely<Tables>, room: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('texts').select('name').where('room', '=', room).orderBy('name').execute();
  return rows.map(({ name }) => name);
}

export async function dropText(db: Kysely<Tables>, room: string, name: string): Promise<void> {
  await db.deleteFrom('texts').where('room', '=', room).where('name', '=', name).execute();
}
