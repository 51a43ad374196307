/** Upload: how fast a great film is taken, and what that costs the server. */
import type { UploadFigures } from './figures.ts';
import { ensureCountedFilm } from './counted-film.ts';
import { toDigits } from './film-server.ts';
import { openUploadPlace } from './upload-place.ts';

export async function measureUpload(sizeGB: number): Promise<UploadFigures> {
  const film = await ensureCountedFilm(sizeGB);
  const place = await openUploadPlace();
  try {
    const before = await place.server.cpuSec();
    const began = performance.now();
    const upload = await place.upload(film.folder + film.name, false);
    const seconds = (performance.now() - began) / 1000;
    const cpuSec = (await place.server.cpuSec()) - before;
    await place.remove(upload);
    return {
      fileGB: toDigits(film.bytes / 1e9),
      bytesPerSec: Math.round(film.bytes / seconds),
      cpuSecPerGB: toDigits(cpuSec / (film.bytes / 1e9)),
    };
  } finally {
    await place.close();
  }
}
