/**
 * Counted film: as many bytes as are asked, in words of eight, each of which says which it is. Whoever gets a part of it can
 * tell whether it is the right one. A film by its name only; made when first needed, never in the repository.
 */
import { mkdir, open, rename, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export const wordBytes = 8;
/** The second half of each word. */
const mark = 0x6c_6f_63_6b;
const blockWords = 1 << 20;

export interface CountedFilm {
  readonly folder: string;
  readonly name: string;
  readonly bytes: number;
}

export async function ensureCountedFilm(sizeGB: number): Promise<CountedFilm> {
  const folder = fileURLToPath(new URL('../../../../../out/films/', import.meta.url));
  const name = `counted-${sizeGB}-gb.mp4`;
  const words = Math.ceil((sizeGB * 1e9) / wordBytes);
  const film = { folder, name, bytes: words * wordBytes };
  const there = await stat(folder + name).catch(() => null);
  if (there?.size === film.bytes) return film;
  await mkdir(folder, { recursive: true });
  const unfinished = `${folder}counted-unfinished.mp4`;
  const file = await open(unfinished, 'w');
  try {
    for (let from = 0; from < words; from += blockWords)
      await file.write(countedWords(from, Math.min(blockWords, words - from)));
  } finally {
    await file.close();
  }
  await rename(unfinished, folder + name);
  return film;
}

/** The film's bytes from the word with this number on. */
export function countedWords(first: number, count: number): Uint8Array {
  const halves = new Uint32Array(count * 2);
  for (let word = 0; word < count; word += 1) {
    halves[word * 2] = first + word;
    halves[word * 2 + 1] = mark;
  }
  return new Uint8Array(halves.buffer);
}

/** Whether `bytes` begin with the word that begins at this byte of the film. */
export function beginsAt(bytes: Uint8Array, at: number): boolean {
  const right = countedWords(at / wordBytes, 1);
  return right.every((byte, index) => byte === bytes[index]);
}
