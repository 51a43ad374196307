/** Records: all uploads of this server, in memory and each in a file of its own; a file is replaced whole or not at all. */
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readRecord, type UploadRecord } from './record.ts';

const ending = '.json';

export class Records {
  readonly #folder: string;
  readonly #kept = new Map<string, UploadRecord>();
  /** Writes, one after the other. */
  #writing: Promise<void> = Promise.resolve();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(folder: string): Promise<Records> {
    await mkdir(folder, { recursive: true });
    const records = new Records(folder);
    for (const file of await readdir(folder)) {
      // Half a record that was being written when this server was killed.
      if (!file.endsWith(ending)) await rm(join(folder, file), { force: true });
      else records.#take(readRecord(await readFile(join(folder, file), 'utf8')));
    }
    return records;
  }

  get(id: string): UploadRecord | null {
    return this.#kept.get(id) ?? null;
  }

  /** In the order in which they were begun. */
  all(): readonly UploadRecord[] {
    return [...this.#kept.values()].toSorted((a, b) => a.createdAt - b.createdAt);
  }

  ofRoom(room: string): readonly UploadRecord[] {
    return this.all().filter((record) => record.room === room);
  }

  async put(record: UploadRecord): Promise<void> {
    this.#kept.set(record.id, record);
    return this.#write(record.id);
  }

  /** Changes one that is still there; null: it was deleted meanwhile. */
  async change(id: string, changes: Partial<UploadRecord>): Promise<UploadRecord | null> {
    const before = this.#kept.get(id);
    if (before === undefined) return null;
    const record = { ...before, ...changes };
    await this.put(record);
    return record;
  }

  async remove(id: string): Promise<void> {
    this.#kept.delete(id);
    return this.#write(id);
  }

  /** When all that was asked so far is on the disk. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  #take(record: UploadRecord | null): void {
    if (record !== null) this.#kept.set(record.id, record);
  }

  /** Writes what is so by then. */
  async #write(id: string): Promise<void> {
    const turn = this.#writing.then(async () => {
      const file = join(this.#folder, id + ending);
      const record = this.#kept.get(id);
      if (record === undefined) return rm(file, { force: true });
      const handle = await open(`${file}.part`, 'w', 0o600);
      try {
        await handle.writeFile(JSON.stringify(record));
        await handle.sync();
      } finally {
        await handle.close();
      }
      return rename(`${file}.part`, file);
    });
    this.#writing = turn.catch(() => {});
    return turn;
  }
}
