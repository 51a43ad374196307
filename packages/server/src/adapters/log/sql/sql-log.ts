/** SqlLog: an EventLog in a database, written once for SQLite and PostgreSQL; only appending differs. */
import { fail, ok, serverMs, type Entry } from '@lockstep/core';
import type { Kysely } from 'kysely';
import type { EventLog, KeptRoom, Snapshot } from '../../../ports/event-log.ts';
import type { Appending } from './appending.ts';
import { entryOf, messageOf } from './rows.ts';
import type { Tables } from './tables.ts';
import { dropText, keepText, readText, textsOf } from './texts.ts';
import { keepValue, noteValue, recallValue } from './values.ts';

export interface SqlLogParts {
  readonly db: Kysely<Tables>;
  readonly appending: Appending;
  readonly name: string;
  /** Reads, and does it again where that helps. */
  readonly reading: <Value>(work: () => Promise<Value>) => Promise<Value>;
  readonly close: () => Promise<void>;
}

/** Parameters that a statement may have in both dialects, by far. */
const mostParameters = 1000;

const isSome = (entries: readonly Entry[]): entries is readonly [Entry, ...Entry[]] => entries.length > 0;

const keptRoomOf = ({ room, seq, messages, created_at, at }: Tables['rooms']): KeptRoom => ({
  id: room,
  seq,
  messages,
  createdAt: serverMs(created_at),
  at: serverMs(at),
});

export function createSqlLog({ db, appending, name, reading, close }: SqlLogParts): EventLog {
  return {
    name,
    append: async (room, expectedSeq, entries) => {
      if (!isSome(entries)) throw new Error('nothing to append');
      const taken = await appending.entries(room, expectedSeq, entries);
      return taken ? ok({ seq: entries.at(-1)?.seq ?? expectedSeq }) : fail('conflict');
    },
    read: async (room, afterSeq) => {
      const rows = await reading(async () =>
        db
          .selectFrom('entries')
          .select(['seq', 'at', 'author', 'command', 'format', 'event'])
          .where('room', '=', room)
          .where('seq', '>', afterSeq)
          .orderBy('seq')
          .execute(),
      );
      return rows.map(entryOf);
    },
    lastSeqs: async (ids) => {
      const seqs = new Map<string, number>();
      for (let i = 0; i < ids.length; i += mostParameters) {
        const some = ids.slice(i, i + mostParameters);
        const rows = await reading(async () =>
          db.selectFrom('rooms').select(['room', 'seq']).where('room', 'in', some).execute(),
        );
        for (const { room, seq } of rows) seqs.set(room, seq);
      }
      return seqs;
    },
    saveSnapshot: async (room, { format, state }) => {
      await appending.write(async () => saveSnapshot(db, room, { format, state }));
    },
    loadSnapshot: async (room, format) => {
      const row = await reading(async () =>
        db
          .selectFrom('snapshots')
          .select('state')
          .where('room', '=', room)
          .where('format', '=', format)
          .executeTakeFirst(),
      );
      return row === undefined ? null : { format, state: JSON.parse(row.state) };
    },
    appendMessage: async (room, message) => {
      const seq = await appending.message(room, message);
      return seq === null ? fail('unknownRoom') : ok({ seq, ...message });
    },
    readMessages: async (room, beforeSeq, limit) => {
      const rows = await reading(async () =>
        db
          .selectFrom('messages')
          .select(['seq', 'message'])
          .where('room', '=', room)
          .$if(beforeSeq !== null, (query) => query.where('seq', '<', beforeSeq ?? 0))
          .orderBy('seq', 'desc')
          .limit(limit)
          .execute(),
      );
      return rows.toReversed().map(messageOf);
    },
    rooms: async (afterId, limit) => {
      const rows = await reading(async () =>
        db.selectFrom('rooms').selectAll().where('room', '>', afterId).orderBy('room').limit(limit).execute(),
      );
      return rows.map(keptRoomOf);
    },
    remove: async (room, ifSeq) => {
      // What belongs to the room goes with its row.
      const { numDeletedRows } = await appending.write(async () =>
        db
          .deleteFrom('rooms')
          .where('room', '=', room)
          .$if(ifSeq !== undefined, (query) => query.where('seq', '=', ifSeq ?? 0))
          .executeTakeFirst(),
      );
      return numDeletedRows > 0n;
    },
    latest: async () => {
      const row = await reading(async () =>
        db
          .selectFrom('rooms')
          .select(({ fn }) => fn.max('at').as('at'))
          .executeTakeFirst(),
      );
      return serverMs(row?.at ?? 0);
    },
    recall: async (key) => reading(async () => recallValue(db, key)),
    note: async (key, value) => appending.write(async () => noteValue(db, key, value)),
    keep: async (key, value) => appending.write(async () => keepValue(db, key, value)),
    keepText: async (room, name, text) => appending.write(async () => keepText(db, room, name, text)),
    readText: async (name) => reading(async () => readText(db, name)),
    textsOf: async (room) => reading(async () => textsOf(db, room)),
    dropText: async (room, name) => appending.write(async () => dropText(db, room, name)),
    close: async () => {
      await appending.close();
      await close();
    },
  };
}

/** Unless the room is gone, or was made anew since and never came so far; the newest of a format stays. */
async function saveSnapshot(db: Kysely<Tables>, room: string, { format, state }: Snapshot): Promise<void> {
  await db
    .insertInto('snapshots')
    .columns(['room', 'format', 'seq', 'state'])
    .expression((eb) =>
      eb
        .selectFrom('rooms')
        .select((of) => [
          'rooms.room',
          of.cast<number>(of.val(format), 'integer').as('format'),
          of.cast<number>(of.val(state.seq), 'bigint').as('seq'),
          of.cast<string>(of.val(JSON.stringify(state)), 'text').as('state'),
        ])
        .where('rooms.room', '=', room)
        .where('rooms.seq', '>=', state.seq),
    )
    .onConflict((conflict) =>
      conflict
        .column('room')
        .doUpdateSet((eb) => ({
          format: eb.ref('excluded.format'),
          seq: eb.ref('excluded.seq'),
          state: eb.ref('excluded.state'),
        }))
        .where((eb) =>
          eb.or([
            eb('snapshots.format', '<>', eb.ref('excluded.format')),
            eb('snapshots.seq', '<=', eb.ref('excluded.seq')),
          ]),
        ),
    )
    .execute();
}
