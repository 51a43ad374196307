/**
 * AppendSqlite: entries and messages into SQLite, many at a time, by statements that are prepared once: what is written
 * most should not be put together anew each time.
 */
import type SqliteDatabase from 'better-sqlite3';
import type { Appending } from './appending.ts';
import { GroupCommit } from './group-commit.ts';
import { rowOf, textOf } from './rows.ts';

export function appendToSqlite(file: SqliteDatabase.Database): Appending {
  const group = new GroupCommit((work) => file.transaction(work).immediate());
  const makeRoom = file.prepare<[string, number, number, number]>(
    `insert into rooms (room, seq, messages, created_at, at) values (?, ?, 0, ?, ?) on conflict (room) do nothing`,
  );
  const moveRoom = file.prepare<[number, number, string, number]>(
    `update rooms set seq = ?, at = max(at, ?) where room = ? and seq = ?`,
  );
  const addEntry = file.prepare<[string, number, number, string | null, string | null, number, string]>(
    `insert into entries (room, seq, at, author, command, format, event) values (?, ?, ?, ?, ?, ?, ?)`,
  );
  const countMessage = file.prepare<[number, string], { readonly messages: number }>(
    `update rooms set messages = messages + 1, at = max(at, ?) where room = ? returning messages`,
  );
  const addMessage = file.prepare<[string, number, string]>(
    `insert into messages (room, seq, message) values (?, ?, ?)`,
  );
  return {
    entries: async (room, expectedSeq, entries) => {
      const rows = entries.map((entry) => rowOf(room, entry));
      const [first] = entries;
      const last = entries.at(-1) ?? first;
      return group.add(() => {
        const { changes } =
          expectedSeq === 0
            ? makeRoom.run(room, last.seq, first.at, last.at)
            : moveRoom.run(last.seq, last.at, room, expectedSeq);
        if (changes === 0) return false;
        for (const { seq, at, author, command, format, event } of rows) {
          addEntry.run(room, seq, at, author, command, format, event);
        }
        return true;
      });
    },
    message: async (room, message) => {
      const text = textOf(message);
      return group.add(() => {
        const messages = countMessage.get(message.at, room)?.messages ?? null;
        if (messages !== null) addMessage.run(room, messages, text);
        return messages;
      });
    },
    // Single statements are transactions of their own.
    write: async (work) => work(),
    close: async () => group.close(),
  };
}
