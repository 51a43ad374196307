/** The ten-minute film of the bench: coded like the built-in one, made when first needed, never in the repository. */
import { access, rename } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { makeFilm } from './make-film.ts';

export const longFilmSec = 600;

/** Returns the film's file; the first call takes some minutes. */
export async function ensureLongFilm(): Promise<string> {
  const file = fileURLToPath(new URL('../../../../out/films/ten-minutes.mp4', import.meta.url));
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (!exists) {
    const unfinished = file.replace(/mp4$/, 'part.mp4');
    await makeFilm({ file: unfinished, lengthSec: longFilmSec, weight: 'steady' });
    await rename(unfinished, file);
  }
  return file;
}
