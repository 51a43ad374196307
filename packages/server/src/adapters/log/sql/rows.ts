/** Rows: entries and messages as they lie in the database, and back. */
import { eventFormat, serverMs, upcast, type Entry, type Message, type NewMessage } from '@lockstep/core';
import type { Tables } from './tables.ts';

export const rowOf = (room: string, { seq, at, by, command, event }: Entry): Tables['entries'] => ({
  room,
  seq,
  at,
  author: by,
  command,
  format: eventFormat,
  event: JSON.stringify(event),
});

export const entryOf = (row: Omit<Tables['entries'], 'room'>): Entry => ({
  seq: row.seq,
  at: serverMs(row.at),
  by: row.author,
  command: row.command,
  event: upcast(row.format, JSON.parse(row.event)),
});

export const textOf = (message: NewMessage): string => JSON.stringify(message);

export const messageOf = ({ seq, message }: Omit<Tables['messages'], 'room'>): Message => ({
  seq,
  ...(JSON.parse(message) as NewMessage),
});
