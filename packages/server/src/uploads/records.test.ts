import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newRecord, titleOf } from './record.ts';
import { Records } from './records.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-records-'));
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

const record = (id: string, createdAt = 0) =>
  newRecord({ id, room: 'r', by: 'ann', name: 'Film.mkv', bytes: 9, several: true }, createdAt);

test('[UP14] what was kept is there in the next run, in order; half a record is not', async () => {
  const records = await Records.open(folder);
  await records.put(record('b', 2));
  await records.put(record('a', 1));
  await records.change('a', { phase: 'ready', film: 'film.mp4' });
  await writeFile(join(folder, 'c.json.part'), '{');
  await writeFile(join(folder, 'd.json'), '{"format":9}');
  const again = await Records.open(folder);
  expect(again.all().map(({ id, phase }) => [id, phase])).toEqual([
    ['a', 'ready'],
    ['b', 'receiving'],
  ]);
  expect(await readdir(folder)).not.toContain('c.json.part');
});

test('[UP6] what was deleted is not changed any more', async () => {
  const records = await Records.open(folder);
  await records.put(record('a'));
  const removed = records.remove('a');
  expect(await records.change('a', { phase: 'ready' })).toBeNull();
  await removed;
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  ['My.Film.2019.mkv', 'My.Film.2019'],
  ['film', 'film'],
  ['.mp4', '.mp4'],
])('a film called %s at home is %s in the room', (name, title) => {
  expect(titleOf({ name })).toBe(title);
});
