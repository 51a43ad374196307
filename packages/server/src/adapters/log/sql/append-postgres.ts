/**
 * AppendPostgres: entries and messages into PostgreSQL, each in one statement, hence one round trip; the database itself
 * groups commits that come over several connections. What had no answer is looked for before it is tried again. [LG11]
 */
import { isDeepStrictEqual } from 'node:util';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Entry, NewMessage } from '@lockstep/core';
import type { Appending } from './appending.ts';
import type { Persistence } from './persistence.ts';
import { entryOf, rowOf, textOf } from './rows.ts';
import type { Tables } from './tables.ts';

/** The later of what the room has and `at`. */
const later = (at: number): RawBuilder<number> => sql`greatest(rooms.at, ${at}::float8)`;

/** Moves the room's number on, or makes the room; no row if its last entry is another one. */
function claiming(
  room: string,
  expectedSeq: number,
  entries: readonly [Entry, ...Entry[]],
): RawBuilder<unknown> {
  const { seq, at } = entries.at(-1) ?? entries[0];
  return expectedSeq === 0
    ? sql`insert into rooms (room, seq, messages, created_at, at)
        values (${room}, ${seq}, 0, ${entries[0].at}, ${at}) on conflict (room) do nothing returning room`
    : sql`update rooms set seq = ${seq}, at = ${later(at)}
        where room = ${room} and seq = ${expectedSeq} returning room`;
}

async function appendEntries(
  db: Kysely<Tables>,
  room: string,
  expectedSeq: number,
  entries: readonly [Entry, ...Entry[]],
): Promise<boolean> {
  const rows = JSON.stringify(entries.map((entry) => rowOf(room, entry)));
  const { numAffectedRows } = await sql`
    with claimed as (${claiming(room, expectedSeq, entries)})
    insert into entries (room, seq, at, author, command, format, event)
    select claimed.room, e.seq, e.at, e.author, e.command, e.format, e.event
    from claimed, jsonb_to_recordset(${rows}::jsonb)
      as e(seq bigint, at float8, author text, command text, format integer, event text)`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** An append whose answer was lost had been made. */
async function areThere(
  db: Kysely<Tables>,
  room: string,
  entries: readonly [Entry, ...Entry[]],
): Promise<boolean> {
  const rows = await db
    .selectFrom('entries')
    .select(['seq', 'at', 'author', 'command', 'format', 'event'])
    .where('room', '=', room)
    .where('seq', '>=', entries[0].seq)
    .orderBy('seq')
    .limit(entries.length)
    .execute();
  return isDeepStrictEqual(rows.map(entryOf), JSON.parse(JSON.stringify(entries)));
}

async function appendMessage(db: Kysely<Tables>, room: string, message: NewMessage): Promise<number | null> {
  const { rows } = await sql<{ readonly seq: number }>`
    with numbered as (
      update rooms set messages = messages + 1, at = ${later(message.at)}
      where room = ${room} returning room, messages)
    insert into messages (room, seq, message)
    select room, messages, ${textOf(message)} from numbered returning seq`.execute(db);
  return rows[0]?.seq ?? null;
}

/** The number of a message whose answer was lost; moments have fractions, so that no two are the same. */
async function numberOf(db: Kysely<Tables>, room: string, message: NewMessage): Promise<number | null> {
  const recent = await db
    .selectFrom('messages')
    .select(['seq', 'message'])
    .where('room', '=', room)
    .orderBy('seq', 'desc')
    .limit(200)
    .execute();
  return recent.find((row) => row.message === textOf(message))?.seq ?? null;
}

export function appendToPostgres(db: Kysely<Tables>, persistence: Persistence): Appending {
  return {
    entries: async (room, expectedSeq, entries) =>
      persistence.run(async (again) => {
        const taken = await appendEntries(db, room, expectedSeq, entries);
        return taken || (again && (await areThere(db, room, entries)));
      }),
    message: async (room, message) =>
      persistence.run(async (again) => {
        const made = again ? await numberOf(db, room, message) : null;
        return made ?? appendMessage(db, room, message);
      }),
    write: async (work) => persistence.run(work),
    close: async () => {},
  };
}
