/** 001: rooms, their entries, snapshots and messages. Never changed once released; what comes after is a file of its own. */
import { sql, type Kysely } from 'kysely';
import type { Dialect, Tables } from '../sql/tables.ts';

export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const sqlite = dialect === 'sqlite';
  const id = sql.raw(sqlite ? 'text' : 'text collate "C"');
  const moment = sql.raw(sqlite ? 'real' : 'double precision');
  // Rows of one room lie side by side.
  const clustered = sql.raw(sqlite ? ' without rowid' : '');
  // Rewritten with every entry: place on the page lets that touch no index.
  const roomy = sql.raw(sqlite ? ' without rowid' : ' with (fillfactor = 50)');
  const belongs = sql`references rooms (room) on delete cascade`;
  await sql`create table rooms (
    room ${id} primary key not null,
    seq bigint not null,
    messages bigint not null,
    created_at ${moment} not null,
    at ${moment} not null)${roomy}`.execute(db);
  await sql`create table entries (
    room ${id} not null ${belongs},
    seq bigint not null,
    at ${moment} not null,
    author text,
    command text,
    format integer not null,
    event text not null,
    primary key (room, seq))${clustered}`.execute(db);
  await sql`create table snapshots (
    room ${id} primary key not null ${belongs},
    format integer not null,
    seq bigint not null,
    state text not null)`.execute(db);
  await sql`create table messages (
    room ${id} not null ${belongs},
    seq bigint not null,
    message text not null,
    primary key (room, seq))${clustered}`.execute(db);
}
