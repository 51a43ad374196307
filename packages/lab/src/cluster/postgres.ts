/** Postgres: a PostgreSQL of the cluster's own, in a folder that is thrown away. */
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Program } from './program.ts';

const debian = '/usr/lib/postgresql';

/** Where initdb and postgres are: Debian keeps each version's in a folder of its own. */
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

/** Makes a database in `folder` and gives the program that serves it, and its address. */
export function createPostgres(
  folder: string,
  port: number,
): { readonly program: Program; readonly url: string } {
  const programs = findPrograms();
  const who = whoRunsIt();
  if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid);
  const data = join(folder, 'data');
  const words = ['-D', data, '-U', 'lockstep', '--auth=trust', '--encoding=UTF8', '--locale=C'];
  const made = spawnSync(join(programs, 'initdb'), words, { ...who, cwd: folder });
  if (made.status !== 0) throw new Error(`PostgreSQL could not be set up: ${made.stderr.toString()}`);
  const options = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder];
  return {
    program: new Program('PostgreSQL', join(programs, 'postgres'), options, { ...who, cwd: folder }),
    url: `postgres://lockstep@127.0.0.1:${port}/postgres`,
  };
}
