/** UploadEvening: a server on which films may be uploaded, and people in a room of it. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { startServer, type RunningServer, type ServerOptions } from '../start-server.ts';
import { LiveClient } from './live-client.ts';
import { upload, type Uploaded, type UploaderOptions } from './uploader.ts';

export interface ToldUpload {
  readonly id: string;
  readonly title: string;
  readonly isMine: boolean;
  readonly state: 'receiving' | 'waiting' | 'preparing' | 'ready' | 'failed';
  readonly received: number;
  readonly done: number | null;
  readonly secondsLeft: number | null;
  readonly problem: string | null;
  readonly url: string | null;
  readonly poster: string | null;
}
export interface ToldUploads {
  readonly mayUpload: boolean;
  readonly canMake: boolean;
  readonly fileBytes: number;
  readonly roomBytesLeft: number;
  readonly uploads: readonly ToldUpload[];
}

export const secretOf = (who: string): string => `${who}-secret-of-mine-`;
const megabyte = 2 ** 20;
export const smallLimits = {
  fileBytes: 50 * megabyte,
  roomBytes: 100 * megabyte,
  totalBytes: 200 * megabyte,
  freeBytes: 0,
};

/** Whatever answers on a port of this computer. */
export class Answering {
  readonly port: number;
  constructor(port: number) {
    this.port = port;
  }

  at(path: string): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  async makeRoom(): Promise<string> {
    const made = await fetch(this.at('/api/rooms'), { method: 'POST' });
    return ((await made.json()) as { room: string }).room;
  }

  async enter(room: string, who: string): Promise<LiveClient> {
    const client = new LiveClient(this, room);
    await client.hello(who);
    client.keepAlive();
    return client;
  }

  async told(room: string, who: string): Promise<ToldUploads> {
    const headers = { authorization: `Bearer ${secretOf(who)}` };
    const answer = await fetch(this.at(`/api/rooms/${room}/uploads`), { headers });
    return (await answer.json()) as ToldUploads;
  }

  /** When the upload is told to be in this state. */
  async until(room: string, who: string, id: string, state: ToldUpload['state']): Promise<ToldUpload> {
    return vi.waitFor(
      async () => {
        const found = (await this.told(room, who)).uploads.find((one) => one.id === id);
        if (found?.state !== state) throw new Error(`it is ${found?.state} (${found?.problem})`);
        return found;
      },
      { timeout: 60_000, interval: 100 },
    );
  }

  async upload(
    room: string,
    who: string,
    file: string,
    changes: Partial<UploaderOptions> = {},
  ): Promise<Uploaded> {
    return upload({ port: this.port, room, secret: secretOf(who), file, ...changes });
  }

  async remove(room: string, who: string, id: string): Promise<number> {
    const headers = { authorization: `Bearer ${secretOf(who)}` };
    const answer = await fetch(this.at(`/api/rooms/${room}/uploads/${id}`), { method: 'DELETE', headers });
    return answer.status;
  }
}

export class UploadEvening {
  readonly folder: string;
  server!: RunningServer;
  on!: Answering;
  readonly #options: ServerOptions;

  private constructor(folder: string, options: ServerOptions) {
    this.folder = folder;
    this.#options = options;
  }

  static async begin(options: ServerOptions = {}): Promise<UploadEvening> {
    const folder = await mkdtemp(join(tmpdir(), 'lockstep-uploads-'));
    const evening = new UploadEvening(folder, options);
    await evening.start();
    return evening;
  }

  async start(): Promise<void> {
    this.server = await startServer({
      port: 0,
      logLevel: 'silent',
      store: { kind: 'folder', folder: this.folder },
      uploads: { folder: join(this.folder, 'uploads'), limits: smallLimits, s3: null },
      ...this.#options,
    });
    this.on = new Answering(this.server.port);
  }

  async end(): Promise<void> {
    await this.server.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** All files below a folder, as paths from there on. */
export async function filesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  const files = [];
  for (const name of names) if ((await stat(join(folder, name))).isFile()) files.push(name);
  return files.toSorted((a, b) => a.localeCompare(b));
}
