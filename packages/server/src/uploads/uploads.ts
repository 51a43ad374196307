/**
 * Uploads: films that members leave on this server: received, prepared, put into the room's queue, deleted. The desk at which
 * routes ask; what lies on the disk without belonging to anything is swept away. Rules UP1–UP18 in docs/spec/upload.md.
 */
import { fail, ok, randomId, type LocalMs, type Result, type Runtime, type Stop } from '@lockstep/core';
import type { BlobStore } from '../ports/blob-store.ts';
import type { Workshop } from '../ports/workshop.ts';
import type { Places } from './places.ts';
import { refusalOf, roomLeft, type UploadLimits, type UploadRefusal } from './quota.ts';
import { newRecord, type NewUpload, type UploadRecord } from './record.ts';
import type { Records } from './records.ts';
import { Works } from './works.ts';

export interface UploadRooms {
  /** Puts a film that is ready into its room's queue; false: not now, try later. */
  bring(record: UploadRecord): Promise<boolean>;
  /** missing: it was forgotten, or the log is not the one it was kept in. */
  standing(room: string): Promise<'open' | 'closed' | 'missing'>;
}

export interface UploadsOptions {
  readonly runtime: Runtime;
  readonly records: Records;
  readonly places: Places;
  readonly blobs: BlobStore;
  readonly workshop: Workshop;
  readonly limits: UploadLimits;
  readonly rooms: UploadRooms;
}

/** Half a file that nobody went on with for so long goes. [UP5] */
const patienceMs = 24 * 3600_000;
/** How soon what is left over goes, and films of rooms that are gone. */
const sweepMs = 5 * 60_000;
/** Films of a room that is missing stay so long: somebody may have started the server with another database by mistake. */
const missingMs = 3600_000;

export class Uploads {
  readonly limits: UploadLimits;
  readonly blobs: BlobStore;
  readonly canMake: boolean;
  readonly #options: UploadsOptions;
  readonly #works: Works;
  /** Rooms that were not found, and since when. */
  readonly #missing = new Map<string, LocalMs>();
  #stopSweep: Stop = () => {};
  #sweeping: Promise<void> | null = null;

  constructor(options: UploadsOptions) {
    const { runtime, records, places, blobs, workshop, limits } = options;
    this.#options = options;
    this.limits = limits;
    this.blobs = blobs;
    this.canMake = workshop.canMake;
    this.#works = new Works({
      records,
      places,
      workshop,
      blobs,
      freeBytes: limits.freeBytes,
      now: () => runtime.now(),
      ready: (record) => void this.#bring(record).catch(this.#failed),
      failed: (what, error) => this.#failed(error, what),
    });
  }

  /** Goes on where the run before this one stopped. [UP14] */
  async start(): Promise<void> {
    await this.#sweep().catch(this.#failed);
    this.#works.look();
    this.#stopSweep = this.#options.runtime.every(sweepMs, () => {
      this.#sweeping ??= this.#sweep()
        .catch(this.#failed)
        .finally(() => {
          this.#sweeping = null;
        });
    });
  }

  get(id: string): UploadRecord | null {
    return this.#options.records.get(id);
  }

  ofRoom(room: string): readonly UploadRecord[] {
    return this.#options.records.ofRoom(room);
  }

  /** A room with uploads is not forgotten for being empty. [UP7] */
  hasAny(room: string): boolean {
    return this.ofRoom(room).length > 0;
  }

  progressOf(id: string): ReturnType<Works['progressOf']> {
    return this.#works.progressOf(id);
  }

  roomLeft(room: string): number {
    return roomLeft(room, { records: this.#options.records.all(), limits: this.limits });
  }

  async receivedBytes(id: string): Promise<number> {
    return (await this.#options.places.received(id))?.bytes ?? 0;
  }

  newId(): string {
    return randomId(this.#options.runtime);
  }

  /** Makes a place for a file that is to come. [UP3] */
  async begin(upload: NewUpload): Promise<Result<UploadRecord, UploadRefusal>> {
    const { records, places } = this.#options;
    const awaited = records.all().filter(({ phase }) => phase === 'receiving');
    const missing = awaited.map(async ({ id, bytes }) => bytes - (await this.receivedBytes(id)));
    const outstanding = (await Promise.all(missing)).reduce((all, bytes) => all + bytes, 0);
    const freeBytes = (await places.free()) - outstanding;
    const refusal = refusalOf(upload, { records: records.all(), limits: this.limits, freeBytes });
    if (refusal !== null) return fail(refusal);
    const record = newRecord(upload, Date.now());
    await records.put(record);
    this.#options.runtime.log('info', 'upload begun', { room: record.room, bytes: record.bytes });
    return ok(record);
  }

  /** There is place for the next bytes. */
  async hasSpace(): Promise<boolean> {
    return (await this.#options.places.free()) > this.limits.freeBytes;
  }

  /** If all of it is here, it is prepared from now on. */
  async finish(id: string): Promise<void> {
    const { records, places } = this.#options;
    const record = records.get(id);
    if (record?.phase !== 'receiving') return;
    if ((await places.received(id))?.bytes !== record.bytes) return;
    await records.change(id, { phase: 'waiting' });
    this.#works.look();
  }

  /** Whatever is done to it stops, and nothing of it stays. [UP6] */
  async remove(id: string): Promise<void> {
    const { records, places, blobs, runtime } = this.#options;
    const record = records.get(id);
    await records.remove(id);
    await this.#works.stop(id);
    await places.clear(id);
    await blobs.remove(id);
    if (record !== null) runtime.log('info', 'upload deleted', { room: record.room });
  }

  async close(): Promise<void> {
    this.#stopSweep();
    await this.#works.close();
    await this.#sweeping;
    await this.#options.records.settled();
    await this.blobs.close();
  }

  async #bring(record: UploadRecord): Promise<void> {
    if (await this.#options.rooms.bring(record))
      await this.#options.records.change(record.id, { isBrought: true });
  }

  async #sweep(): Promise<void> {
    const { records, places, blobs, rooms } = this.#options;
    // It was killed between the last byte and the note of it.
    for (const { id, phase } of records.all()) if (phase === 'receiving') await this.finish(id);
    for (const room of new Set(records.all().map((record) => record.room))) {
      const standing = await rooms.standing(room);
      if (standing !== 'closed' && !this.#isMissingLong(room, standing)) continue;
      for (const { id } of records.ofRoom(room)) await this.remove(id);
    }
    for (const record of records.all()) {
      if (record.phase === 'receiving' && (await this.#isGivenUp(record))) await this.remove(record.id);
      if (record.phase === 'failed' && Date.now() - record.createdAt > patienceMs)
        await this.remove(record.id);
      if (record.phase === 'ready' && !record.isBrought) await this.#bring(record);
    }
    const leftOver = [...(await places.ids()), ...(await blobs.names())];
    for (const id of new Set(leftOver)) if (records.get(id) === null) await this.remove(id);
  }

  #isMissingLong(room: string, standing: 'open' | 'missing'): boolean {
    const now = this.#options.runtime.now();
    if (standing === 'open') this.#missing.delete(room);
    else if (!this.#missing.has(room)) this.#missing.set(room, now);
    const since = this.#missing.get(room);
    return since !== undefined && now - since >= missingMs;
  }

  async #isGivenUp({ id, createdAt }: UploadRecord): Promise<boolean> {
    const received = await this.#options.places.received(id);
    return Date.now() - Math.max(createdAt, received?.at ?? 0) > patienceMs;
  }

  readonly #failed = (error: unknown, what = 'uploads'): void => {
    const why = error instanceof Error ? error.message : String(error);
    this.#options.runtime.log('warn', 'uploads', { what, why });
  };
}
