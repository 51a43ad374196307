/**
 * Works: makes films of uploads, step by step. After each step what is so is on the disk, so a server that was killed goes on
 * with the step it was at. [UP9][UP10][UP11][UP13][UP14]
 */
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, type Result } from '@lockstep/core';
import type { BlobStore } from '../ports/blob-store.ts';
import type { FoundFilm, Unfit, Work, Workshop } from '../ports/workshop.ts';
import { lanes, nextIn, type Lane } from './lanes.ts';
import type { Places } from './places.ts';
import type { UploadProblem, UploadRecord } from './record.ts';
import type { Records } from './records.ts';

export interface WorksOptions {
  readonly records: Records;
  readonly places: Places;
  readonly workshop: Workshop;
  readonly blobs: BlobStore;
  /** So much of the disk stays free. */
  readonly freeBytes: number;
  /** ms, going on evenly. */
  readonly now: () => number;
  /** A film can be opened from now on. */
  readonly ready: (record: UploadRecord) => void;
  readonly failed: (what: string, error: unknown) => void;
}

interface Job {
  readonly stop: AbortController;
  readonly since: number;
  done: number;
  ended: Promise<void>;
}

/** Too early to tell how long it takes. */
const tooEarly = 0.01;

export class Works {
  readonly #options: WorksOptions;
  readonly #jobs = new Map<string, Job>();
  readonly #busy = new Set<Lane>();
  #isClosed = false;

  constructor(options: WorksOptions) {
    this.#options = options;
  }

  /** Begins whatever there is to do and place for. */
  look(): void {
    for (const lane of lanes) {
      if (this.#isClosed || this.#busy.has(lane)) continue;
      const record = nextIn(
        lane,
        this.#options.records.all().filter(({ id }) => !this.#jobs.has(id)),
      );
      if (record !== null) this.#begin(lane, record);
    }
  }

  /** How far the work on it is, from 0 to 1, and the seconds it will still take; null: nobody is working on it. */
  progressOf(id: string): { readonly done: number; readonly secondsLeft: number | null } | null {
    const job = this.#jobs.get(id);
    if (job === undefined) return null;
    const spent = (this.#options.now() - job.since) / 1000;
    return { done: job.done, secondsLeft: job.done < tooEarly ? null : (spent * (1 - job.done)) / job.done };
  }

  /** Breaks off whatever is done to it. */
  async stop(id: string): Promise<void> {
    const job = this.#jobs.get(id);
    job?.stop.abort();
    await job?.ended;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#jobs.keys()].map(async (id) => this.stop(id)));
  }

  #begin(lane: Lane, record: UploadRecord): void {
    const job: Job = {
      stop: new AbortController(),
      since: this.#options.now(),
      done: 0,
      ended: Promise.resolve(),
    };
    this.#busy.add(lane);
    this.#jobs.set(record.id, job);
    job.ended = this.#step(record, job)
      .catch(async (error: unknown) => this.#broke(record, job, error))
      .finally(() => {
        this.#busy.delete(lane);
        this.#jobs.delete(record.id);
        this.look();
      });
  }

  /** The disk is full, say. Unless it was stopped, there is no use in trying the same for ever. */
  async #broke(record: UploadRecord, job: Job, error: unknown): Promise<void> {
    this.#options.failed(record.id, error);
    if (job.stop.signal.aborted) return;
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    if (record.phase === 'ready') await this.#finish(record, {});
    else await this.#refuse(record, isFull ? 'noSpace' : 'damaged');
  }

  async #step(record: UploadRecord, job: Job): Promise<void> {
    const { workshop, places, records } = this.#options;
    const { signal } = job.stop;
    const source = places.source(record.id);
    const looked = await workshop.look(source, record.several, signal);
    if (signal.aborted) return;
    if (!looked.ok) {
      if (record.phase === 'ready') await this.#finish(record, {});
      else await this.#refuse(record, looked.error);
      return;
    }
    const { value: found } = looked;
    const work = (part: 'film' | 'extras'): Work => ({
      file: source,
      found,
      folder: places.work(record.id, part),
      told: (done) => {
        job.done = Math.max(job.done, done);
      },
      signal,
    });
    if (record.phase === 'ready') await this.#dress(record, work('extras'));
    // It is done in another lane; here only what is open at once.
    else if (record.way === null && found.way !== 'asItIs')
      await records.change(record.id, { way: found.way, durationSec: found.durationSec });
    else await this.#publishFilm(record, work('film'));
  }

  async #publishFilm(record: UploadRecord, work: Work): Promise<void> {
    const { found, folder, signal } = work;
    const { blobs, places, freeBytes } = this.#options;
    if (found.way !== 'asItIs' && (await places.free()) - record.bytes < freeBytes)
      return this.#refuse(record, 'noSpace');
    const made = await this.#film(record, work);
    if (signal.aborted) return;
    if (!made.ok) return this.#refuse(record, made.error);
    const keptBytes = await blobs.publish(record.id, folder);
    const changes = { phase: 'ready', way: found.way, film: made.value, keptBytes } as const;
    const ready = await this.#options.records.change(record.id, {
      ...changes,
      durationSec: found.durationSec,
    });
    if (ready !== null) this.#options.ready(ready);
  }

  async #film(record: UploadRecord, work: Work): Promise<Result<string, Unfit>> {
    const { found, folder } = work;
    if (found.way !== 'asItIs') return this.#options.workshop.make(work);
    const name: `film.${FoundFilm['type']}` = `film.${found.type}`;
    await mkdir(folder, { recursive: true });
    await this.#options.places.lend(record.id, join(folder, name));
    return (await stat(join(folder, name))).size === record.bytes
      ? { ok: true, value: name }
      : fail('damaged');
  }

  async #dress(record: UploadRecord, work: Work): Promise<void> {
    const extras = await this.#options.workshop.dress(work);
    if (work.signal.aborted) return;
    const bytes = await this.#options.blobs.publish(record.id, work.folder);
    await this.#finish(record, { extras, keptBytes: record.keptBytes + bytes });
  }

  /** Nothing more is to be done; the uploaded file has served. */
  async #finish(record: UploadRecord, changes: Partial<UploadRecord>): Promise<void> {
    const none = { poster: null, storyboard: null, subtitles: [], fonts: [] };
    await this.#options.records.change(record.id, { extras: none, ...changes });
    await this.#options.places.clear(record.id);
  }

  async #refuse(record: UploadRecord, problem: UploadProblem): Promise<void> {
    await this.#options.records.change(record.id, { phase: 'failed', problem });
    await this.#options.places.clear(record.id);
  }
}
