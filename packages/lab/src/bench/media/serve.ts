/** Serve: how fast a great film goes out, by this server and by nginx in turn, and to many who each want a part of it. */
import { median } from '../../harness/analysis/figures.ts';
import { bundle } from '../../harness/bundle.ts';
import { Helper } from '../load/helper.ts';
import { ensureCountedFilm, type CountedFilm } from './counted-film.ts';
import type { ReadersFigures, ServeFigures } from './figures.ts';
import { startFilmServer, toDigits } from './film-server.ts';
import { startNginx } from './nginx.ts';
import type { FilmPlace, ReaderAnswer, ReaderOrder } from './orders.ts';

const readers = 200;
const rangeBytes = 1_000_000;

type Reader = Helper<ReaderOrder, ReaderAnswer>;

async function startReader(): Promise<Reader> {
  const script = await bundle(new URL('reader-process.ts', import.meta.url), 'bench-media');
  const reader = new Helper<ReaderOrder, ReaderAnswer>(script, null);
  await reader.started();
  return reader;
}

/** Bytes a second. */
async function readWhole(reader: Reader, film: FilmPlace): Promise<number> {
  const read = await reader.ask({ do: 'whole', film });
  if (read.done !== 'whole') throw new Error(read.done === 'failed' ? read.why : 'the film was not read');
  return (film.bytes / read.ms) * 1000;
}

const placeOf = ({ name, bytes }: CountedFilm, port: number, folder: string): FilmPlace => ({
  port,
  path: `${folder}/${name}`,
  bytes,
});

export async function measureServe(sizeGB: number, rounds: number): Promise<ServeFigures> {
  const film = await ensureCountedFilm(sizeGB);
  const nginx = await startNginx(film.folder);
  const server = await startFilmServer(film.folder);
  const reader = await startReader();
  try {
    const fromUs = placeOf(film, server.port, '/media');
    const fromNginx = placeOf(film, nginx.port, '');
    // Once each before anything counts: the film is in memory then, and everybody warm.
    for (const place of [fromUs, fromNginx]) await readWhole(reader, place);
    const [ours, theirs]: [number[], number[]] = [[], []];
    const before = { ours: await server.cpuSec(), nginx: nginx.cpuSec() };
    for (let round = 0; round < rounds; round += 1) {
      const measureOurs = async () => ours.push(await readWhole(reader, fromUs));
      const measureTheirs = async () => theirs.push(await readWhole(reader, fromNginx));
      // Neither is always the first.
      const both = round % 2 === 0 ? [measureOurs, measureTheirs] : [measureTheirs, measureOurs];
      for (const measure of both) await measure();
    }
    const sentGB = (rounds * film.bytes) / 1e9;
    const ratios = ours.map((rate, round) => rate / (theirs[round] ?? Infinity));
    return {
      serveVsNginx: toDigits(median(ratios) ?? 0),
      cpuSecPerGB: toDigits(((await server.cpuSec()) - before.ours) / sentGB),
      serve: {
        fileGB: toDigits(film.bytes / 1e9),
        ours: ours.map(Math.round),
        nginx: theirs.map(Math.round),
        nginxCpuSecPerGB: toDigits((nginx.cpuSec() - before.nginx) / sentGB),
      },
    };
  } finally {
    reader.stop();
    server.stop();
    await nginx.stop();
  }
}

export async function measureReaders(sizeGB: number, seconds: number): Promise<ReadersFigures> {
  const film = await ensureCountedFilm(sizeGB);
  const server = await startFilmServer(film.folder);
  const reader = await startReader();
  try {
    const place = placeOf(film, server.port, '/media');
    await readWhole(reader, place);
    const before = await server.cpuSec();
    const read = await reader.ask({ do: 'ranges', film: place, readers, rangeBytes, seconds });
    if (read.done !== 'ranges') throw new Error(read.done === 'failed' ? read.why : 'nothing was read');
    if (read.trouble !== null) process.stderr.write(`readers: the first of the errors: ${read.trouble}\n`);
    return {
      readers,
      rangeBytes,
      seconds: toDigits(read.seconds),
      ranges: read.ranges,
      rangeMs: { p50: toDigits(read.rangeMs.p50), p95: toDigits(read.rangeMs.p95) },
      bytesPerSec: Math.round(read.bytes / read.seconds),
      errors: read.errors,
      cpuSecPerGB: toDigits(((await server.cpuSec()) - before) / (read.bytes / 1e9)),
    };
  } finally {
    reader.stop();
    server.stop();
  }
}
