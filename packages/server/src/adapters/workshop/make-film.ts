/**
 * MakeFilm: a film that browsers play, out of a file they do not. What is being made lies in a folder of its own and is moved
 * when it is whole, so whatever lies in the work's folder is finished, and is not made again. [UP10][UP11][UP14]
 */
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '@lockstep/core';
import type { Unfit, Work } from '../../ports/workshop.ts';
import { masterName, masterOf, rungsOf, rungWords, soundName, soundWords } from './ladder.ts';
import { onlyThisFile } from './probe.ts';
import { remuxWords } from './remux-words.ts';
import { runProgram } from './run-program.ts';

/** ffmpeg tells where it is twice a second; moving an index to the front of a large file takes a while without a word. */
const silentMs = 180_000;

/** Half-made things; beside the finished ones, as only there they can be moved at once. */
const unfinished = ({ folder }: Work): string => `${folder}.part`;

export async function makeFilm(work: Work): Promise<Result<string, Unfit>> {
  await rm(unfinished(work), { recursive: true, force: true });
  await mkdir(work.folder, { recursive: true });
  const made = work.found.way === 'ladder' ? await makeLadder(work) : await makeRemux(work);
  await rm(unfinished(work), { recursive: true, force: true });
  return made;
}

async function makeRemux(work: Work): Promise<Result<string, Unfit>> {
  const name = 'film.mp4';
  const words = remuxWords(work.found);
  const isMade = await makePart(work, name, (part) => [...words, part], work.told);
  return isMade ? ok(name) : fail('damaged');
}

async function makeLadder(work: Work): Promise<Result<string, Unfit>> {
  const { found, folder } = work;
  const rungs = rungsOf(found);
  const sounds = found.audio.slice(1);
  const parts = [
    // Pictures cost as many pixels as there are, sound next to nothing.
    ...rungs.map((rung) => ({
      name: rung.name,
      cost: rung.width * rung.height,
      words: (part: string) => rungWords(rung, found, part),
    })),
    ...sounds.map((track) => ({
      name: soundName(track),
      cost: 10_000,
      words: (part: string) => soundWords(track, part),
    })),
  ];
  const all = parts.reduce((sum, { cost }) => sum + cost, 0);
  let before = 0;
  for (const { name, cost, words } of parts) {
    const share = (done: number): void => work.told((before + done * cost) / all);
    const isMade = await makePart(work, name, words, share, true);
    if (!isMade) return fail('damaged');
    before += cost;
  }
  const lists = await Promise.all(
    rungs.map(async ({ name }) => ({ name, master: await readFile(join(folder, name, masterName), 'utf8') })),
  );
  await writeFile(join(folder, `${masterName}.part`), masterOf(lists, found.audio));
  await rename(join(folder, `${masterName}.part`), join(folder, masterName));
  // Each size had a list of its own, which nobody needs beside the common one.
  const names = parts.map(({ name }) => join(folder, name, masterName));
  await Promise.all(names.map(async (file) => rm(file, { force: true })));
  return ok(masterName);
}

/** A file or folder called `name`; false: it could not be made. */
async function makePart(
  work: Work,
  name: string,
  words: (part: string) => readonly string[],
  told: (done: number) => void,
  isFolder = false,
): Promise<boolean> {
  const { folder, file, found, signal } = work;
  if ((await stat(join(folder, name)).catch(() => null)) !== null) return true;
  const part = join(unfinished(work), name);
  await mkdir(isFolder ? part : unfinished(work), { recursive: true });
  const ask = ['-v', 'error', '-nostdin', '-y', '-progress', 'pipe:1', '-nostats', ...onlyThisFile(file)];
  const said = (line: string): void => {
    const at = Number(/^out_time_us=(\d+)$/.exec(line)?.[1]) / 1e6;
    if (Number.isFinite(at) && found.durationSec !== null) told(Math.min(1, at / found.durationSec));
  };
  const ending = await runProgram('ffmpeg', [...ask, ...words(part)], { silentMs, signal, said });
  if (ending.how !== 'done') return false;
  await rename(part, join(folder, name));
  return true;
}
