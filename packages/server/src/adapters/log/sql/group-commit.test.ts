import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GroupCommit } from './group-commit.ts';

let file: Database.Database;
let group: GroupCommit;
let commits: number;

beforeEach(() => {
  file = new Database(':memory:');
  file.exec('create table words (word text primary key)');
  commits = 0;
  group = new GroupCommit((work) => {
    file.transaction(work)();
    commits++;
  });
});
afterEach(() => file.close());

const add = async (word: string) =>
  group.add(() => {
    file.prepare('insert into words values (?)').run(word);
    return word;
  });
const words = (): unknown[] => file.prepare('select word from words order by word').pluck().all();

test('[LG10] what waits at the same time is one transaction', async () => {
  expect(await Promise.all(['a', 'b', 'c'].map(add))).toEqual(['a', 'b', 'c']);
  expect(commits).toBe(1);
  await add('d');
  expect(commits).toBe(2);
});

test('[LG10] one that cannot be written fails alone', async () => {
  const answers = await Promise.allSettled([add('a'), add('a'), add('b')]);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(words()).toEqual(['a', 'b']);
  await expect(add('a')).rejects.toThrow('UNIQUE');
});

test('[LG10] closing waits for what was taken, and takes nothing more', async () => {
  const added = add('a');
  await group.close();
  expect(words()).toEqual(['a']);
  expect(await added).toBe('a');
  await expect(add('b')).rejects.toThrow('the log is closed');
});
