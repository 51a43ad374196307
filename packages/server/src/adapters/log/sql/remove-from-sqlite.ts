/** RemoveFromSqlite: takes one room out of a data folder's database, also under a running server, which notices. [LG20] */
import { databaseFile, setUp } from '../sqlite.ts';
import { loadSqlite } from './sqlite-file.ts';

/** Whether there was one. */
export async function removeFromSqlite(folder: string, room: string): Promise<boolean> {
  const Database = await loadSqlite();
  const file = new Database(databaseFile(folder), { fileMustExist: true });
  try {
    // What belongs to the room goes with its row, which takes foreign keys.
    setUp(file);
    return file.prepare<[string]>('delete from rooms where room = ?').run(room).changes > 0;
  } finally {
    file.close();
  }
}
