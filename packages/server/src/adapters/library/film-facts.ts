/**
 * FilmFacts: length, size of picture and poster of films, by ffprobe and ffmpeg where they are installed; kept on disk under
 * a name made of path, size and time, so that a film is looked at once. One at a time, and only those somebody asked for.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import type { FilmFacts } from '../../ports/library.ts';
import type { IndexedFilm } from './film-index.ts';

const execute = promisify(execFile);
const probeMs = 20_000;
const posterMs = 30_000;
/** Where in the film its poster is taken: after logos, before the end. */
const posterAt = 0.12;
const posterWidth = 320;
const mostWaiting = 5000;
const unknown: FilmFacts = { durationSec: null, width: null, height: null, hasPoster: false };

const keptShape = v.object({
  durationSec: v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0))),
  width: v.nullable(v.number()),
  height: v.nullable(v.number()),
  hasPoster: v.boolean(),
});
const probeShape = v.object({
  format: v.optional(v.object({ duration: v.optional(v.string()) })),
  streams: v.optional(
    v.array(
      v.object({
        width: v.optional(v.number()),
        height: v.optional(v.number()),
        disposition: v.optional(v.object({ attached_pic: v.optional(v.number()) })),
      }),
    ),
  ),
});

interface Probe {
  readonly durationSec: number | null;
  readonly width: number | null;
  readonly height: number | null;
}

export interface FactsOptions {
  readonly root: string;
  /** Where they are kept; made when needed. */
  readonly folder: string;
  readonly failed: (what: string, error: unknown) => void;
}

export class FactsKeeper {
  readonly #options: FactsOptions;
  readonly #known = new Map<string, FilmFacts>();
  readonly #waiting = new Map<string, IndexedFilm>();
  #working: Promise<void> | null = null;
  #isClosed = false;
  readonly #stop = new AbortController();

  constructor(options: FactsOptions) {
    this.#options = options;
  }

  /** null: not known yet, and being found out. */
  of(film: IndexedFilm): FilmFacts | null {
    const key = keyOf(film);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (!this.#isClosed && this.#waiting.size < mostWaiting) {
      this.#waiting.set(key, film);
      this.#working ??= this.#work();
    }
    return null;
  }

  posterFile(film: IndexedFilm): string {
    return join(this.#options.folder, `${keyOf(film)}.jpg`);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#waiting.clear();
    this.#stop.abort();
    await this.#working;
  }

  async #work(): Promise<void> {
    await mkdir(this.#options.folder, { recursive: true }).catch(() => undefined);
    for (;;) {
      const next = this.#waiting.entries().next();
      if (next.done === true) break;
      const [key, film] = next.value;
      const facts = (await this.#kept(key)) ?? (await this.#find(key, film));
      this.#waiting.delete(key);
      if (!this.#isClosed) this.#known.set(key, facts);
    }
    this.#working = null;
  }

  async #kept(key: string): Promise<FilmFacts | null> {
    try {
      const text = await readFile(join(this.#options.folder, `${key}.json`), 'utf8');
      const read = v.safeParse(keptShape, JSON.parse(text));
      return read.success ? read.output : null;
    } catch {
      return null;
    }
  }

  async #find(key: string, film: IndexedFilm): Promise<FilmFacts> {
    const file = join(this.#options.root, film.path);
    try {
      const probe = await this.#probe(file);
      const hasPoster = probe.width !== null && (await this.#makePoster(file, probe, this.posterFile(film)));
      const facts = { ...probe, hasPoster };
      const kept = join(this.#options.folder, `${key}.json`);
      await writeFile(`${kept}.part`, JSON.stringify(facts));
      await rename(`${kept}.part`, kept);
      return facts;
    } catch (error) {
      // Not installed, or a file that is no film: it can be chosen all the same.
      if (!this.#isClosed) this.#options.failed(film.path, error);
      return unknown;
    }
  }

  async #probe(file: string): Promise<Probe> {
    const words = ['-v', 'error', '-show_entries', 'format=duration:stream=width,height,disposition'];
    const { stdout } = await execute('ffprobe', [...words, '-of', 'json', file], {
      timeout: probeMs,
      signal: this.#stop.signal,
    });
    const { format, streams = [] } = v.parse(probeShape, JSON.parse(stdout));
    const picture = streams.find(
      ({ width, disposition }) => (width ?? 0) > 0 && disposition?.attached_pic !== 1,
    );
    const duration = Number(format?.duration);
    return {
      durationSec: Number.isFinite(duration) && duration > 0 ? duration : null,
      width: picture?.width ?? null,
      height: picture?.height ?? null,
    };
  }

  async #makePoster(file: string, { durationSec }: Probe, poster: string): Promise<boolean> {
    const at = ((durationSec ?? 0) * posterAt).toFixed(2);
    const part = `${poster}.part`;
    const shape = ['-frames:v', '1', '-vf', `scale=${posterWidth}:-2`, '-q:v', '5', '-f', 'mjpeg'];
    try {
      await execute('ffmpeg', ['-v', 'error', '-y', '-ss', at, '-i', file, ...shape, part], {
        timeout: posterMs,
        signal: this.#stop.signal,
      });
      await rename(part, poster);
      return true;
    } catch {
      await rm(part, { force: true });
      return false;
    }
  }
}

/** A file that was changed is another film. */
function keyOf({ path, bytes, changedAt }: IndexedFilm): string {
  return createHash('sha256').update(`${path}\0${bytes}\0${changedAt}`).digest('hex').slice(0, 32);
}
