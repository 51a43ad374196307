/**
 * `npm run demo-film`: makes the built-in film. `npm run demo-film -- --long` makes the ten-minute one that the bench
 * uses, outside the repository.
 */
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ensureLongFilm } from './long-film.ts';
import { makeFilm } from './make-film.ts';

if (process.argv.includes('--long')) {
  process.stdout.write(`${await ensureLongFilm()}\n`);
} else {
  const file = fileURLToPath(new URL('../../../server/assets/demo.mp4', import.meta.url));
  await makeFilm({ file, lengthSec: 30, weight: 'small' });
  const { size } = await stat(file);
  process.stdout.write(`${file}: ${(size / 1e6).toFixed(2)} MB\n`);
}
