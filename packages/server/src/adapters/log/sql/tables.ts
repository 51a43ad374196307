/** Tables: what the database holds, as Kysely sees it. Made by ../migrations; both dialects have the same. */

/** Values of the server's own: the schema's number, the log's name, keys. */
interface MetaTable {
  readonly key: string;
  readonly value: string;
}

/** One row for each room that exists; all else about it goes with it. */
interface RoomsTable {
  readonly room: string;
  /** Of the last entry. */
  readonly seq: number;
  /** Of the last message. */
  readonly messages: number;
  readonly created_at: number;
  /** Of what came last. */
  readonly at: number;
}

interface EntriesTable {
  readonly room: string;
  readonly seq: number;
  readonly at: number;
  readonly author: string | null;
  readonly command: string | null;
  /** Of the event; see core/room/upcast.ts. */
  readonly format: number;
  /** JSON. */
  readonly event: string;
}

interface SnapshotsTable {
  readonly room: string;
  readonly format: number;
  readonly seq: number;
  /** JSON. */
  readonly state: string;
}

interface MessagesTable {
  readonly room: string;
  readonly seq: number;
  /** JSON, without the number. */
  readonly message: string;
}

/** What a room keeps beside its entries, by names of its own. */
interface TextsTable {
  readonly room: string;
  readonly name: string;
  readonly text: string;
}

export interface Tables {
  readonly meta: MetaTable;
  readonly rooms: RoomsTable;
  readonly entries: EntriesTable;
  readonly snapshots: SnapshotsTable;
  readonly messages: MessagesTable;
  readonly texts: TextsTable;
}

export type Dialect = 'sqlite' | 'postgres';
