/** 002: texts that rooms keep beside their entries: shared subtitles. They were values of the server's own before. */
import { sql, type Kysely } from 'kysely';
import type { Dialect, Tables } from '../sql/tables.ts';

export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const id = sql.raw(dialect === 'sqlite' ? 'text' : 'text collate "C"');
  await sql`create table texts (
    room ${id} not null references rooms (room) on delete cascade,
    name ${id} not null,
    text text not null,
    primary key (room, name))`.execute(db);
  await sql`create index texts_by_name on texts (name)`.execute(db);
  // To each room in which one was ever named; what a room names no more goes when it is opened.
  await sql`insert into texts (room, name, text)
    select rooms.room, substr(meta.key, 11), meta.value from meta, rooms
    where meta.key like 'subtitles/%' and exists (
      select 1 from entries where entries.room = rooms.room
        and entries.event like '%/api/subtitles/' || substr(meta.key, 11) || '%')`.execute(db);
  await sql`delete from meta where key like 'subtitles/%'`.execute(db);
}
