/** CopySqlite: a consistent copy of a data folder's database, while a server writes to it or not. [LG19] */
import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { databaseFile } from '../sqlite.ts';
import { loadSqlite } from './sqlite-file.ts';
import { StoreProblem } from './store-problem.ts';

/** More pages than there are: what is copied in one go needs not begin again when somebody writes. */
const allPages = 2 ** 31 - 1;

/** Copies the database in `folder` to the file `to`, which must not exist yet. */
export async function copySqlite(folder: string, to: string): Promise<void> {
  const file = databaseFile(folder);
  if (!existsSync(file)) throw new StoreProblem(`There is no database in ${folder}.`);
  if (existsSync(to)) throw new StoreProblem(`${to} exists already; it was left as it is.`);
  const Database = await loadSqlite();
  const part = `${to}.part`;
  const source = new Database(file, { readonly: true, timeout: 10_000 });
  try {
    await source.backup(part, { progress: () => allPages });
  } finally {
    source.close();
  }
  const copy = new Database(part);
  try {
    chmodSync(part, 0o600);
    // One file, without a second one beside it.
    copy.pragma('journal_mode = DELETE');
    // Whoever goes back to it writes another future: numbers seen before must not be taken for those of then.
    copy.prepare(`update meta set value = ? where key = 'log'`).run(randomUUID());
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  } finally {
    copy.close();
  }
  renameSync(part, to);
}
