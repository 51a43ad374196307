/** Places: the folders in which uploads lie while they are received and prepared, and how much is free there. */
import { randomBytes } from 'node:crypto';
import { copyFile, link, mkdir, readdir, readFile, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export class Places {
  readonly records: string;
  /** What is being received; tus keeps a note beside each file. */
  readonly incoming: string;
  readonly #work: string;

  constructor(root: string) {
    this.records = join(root, 'records');
    this.incoming = join(root, 'incoming');
    this.#work = join(root, 'work');
  }

  /**
   * A name that no other server has, made once: several may keep their films in one bucket, and each removes what belongs
   * to none of its own.
   */
  async ownName(): Promise<string> {
    const file = join(this.records, '..', 'name');
    const kept = await readFile(file, 'utf8').catch(() => '');
    if (/^[0-9a-f]{16}$/.test(kept)) return kept;
    const made = randomBytes(8).toString('hex');
    await writeFile(file, made);
    return made;
  }

  async make(): Promise<void> {
    for (const folder of [this.records, this.incoming, this.#work]) await mkdir(folder, { recursive: true });
  }

  /** The file as it was uploaded. */
  source(id: string): string {
    return join(this.incoming, id);
  }

  /** Where a film or what belongs beside it is put together. */
  work(id: string, part: 'film' | 'extras'): string {
    return join(this.#work, id, part);
  }

  /** Bytes received so far and when the last came (ms since 1970); null: there is no file. */
  async received(id: string): Promise<{ readonly bytes: number; readonly at: number } | null> {
    const found = await stat(this.source(id)).catch(() => null);
    return found === null ? null : { bytes: found.size, at: found.mtimeMs };
  }

  async free(): Promise<number> {
    const { bavail, bsize } = await statfs(this.incoming);
    return bavail * bsize;
  }

  /** The uploaded file under another name; without taking its space twice, where the disk can do that. */
  async lend(id: string, to: string): Promise<void> {
    await rm(to, { force: true });
    await link(this.source(id), to).catch(async () => copyFile(this.source(id), to));
  }

  /** What was needed to make the film, but not the film. */
  async clear(id: string): Promise<void> {
    await rm(this.source(id), { force: true });
    await rm(`${this.source(id)}.json`, { force: true });
    await rm(join(this.#work, id), { recursive: true, force: true });
  }

  /** Everything of which something lies here. */
  async ids(): Promise<readonly string[]> {
    const [files, folders] = await Promise.all([readdir(this.incoming), readdir(this.#work)]);
    return [...new Set([...files.map((file) => file.replace(/\.json$/, '')), ...folders])];
  }
}
