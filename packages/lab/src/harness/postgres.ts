/** Postgres: a PostgreSQL of one's own, in a folder that is thrown away. */
import { spawnSync, type SpawnOptions } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const debian = '/usr/lib/postgresql';

export interface PostgresCommand {
  readonly file: string;
  readonly words: readonly string[];
  readonly options: SpawnOptions;
  /** Where it is once it runs. */
  readonly url: string;
}

/** Debian keeps each version's programs in a folder of its own. */
function findPrograms(): string {
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const newest = versions.toSorted((a, b) => Number(b) - Number(a)).map((name) => join(debian, name, 'bin'));
  const folders = [...newest, ...(process.env.PATH ?? '').split(':')];
  const found = folders.find((folder) => existsSync(join(folder, 'initdb')));
  if (found === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  return found;
}

/** It refuses to run as root; its package brings a user for it. */
function whoRunsIt(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const ask = (flag: string): number => Number(spawnSync('id', [flag, 'postgres']).stdout.toString());
  return { uid: ask('-u'), gid: ask('-g') };
}

/** Makes an empty database in `folder`, whose parent everybody may pass, and tells how to run it. */
export function preparePostgres(folder: string, port: number): PostgresCommand {
  const programs = findPrograms();
  const who = whoRunsIt();
  mkdirSync(folder, { mode: 0o700 });
  if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid);
  const data = join(folder, 'data');
  const options = { ...who, cwd: folder };
  const words = ['-D', data, '-U', 'lockstep', '--auth=trust', '--encoding=UTF8', '--locale=C'];
  const made = spawnSync(join(programs, 'initdb'), words, options);
  if (made.status !== 0) throw new Error(`PostgreSQL could not be set up: ${made.stderr.toString()}`);
  return {
    file: join(programs, 'postgres'),
    words: ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder],
    options,
    url: `postgres://lockstep@127.0.0.1:${port}/postgres`,
  };
}
