/** Upload place: a server that takes films, and somebody in a room of it who may bring them. */
import { mkdir, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { makeRoom, stayInRoom } from '../../harness/product.ts';
import { startFilmServer, type FilmServer } from './film-server.ts';
import { uploadByTus } from './tus.ts';

export interface UploadPlace {
  readonly server: FilmServer;
  /** Returns the upload's id once all of it is there. */
  upload(file: string, several: boolean): Promise<string>;
  /** Resolves when the room is told that it can be watched. */
  untilReady(upload: string): Promise<void>;
  remove(upload: string): Promise<void>;
  close(): Promise<void>;
}

const lookMs = 50;

interface Told {
  readonly uploads: readonly {
    readonly id: string;
    readonly state: string;
    readonly problem: string | null;
  }[];
}

export async function openUploadPlace(): Promise<UploadPlace> {
  // On the disk, which folders for temporary things are not everywhere.
  const folder = fileURLToPath(new URL(`../../../../../out/bench-uploads-${process.pid}/`, import.meta.url));
  await mkdir(folder, { recursive: true });
  const server = await startFilmServer(folder, folder);
  const { port } = server;
  const room = await makeRoom(port);
  const { secret, leave } = await stayInRoom(port, room);
  const ask = async (path: string, method = 'GET'): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}/api/rooms/${room}/uploads${path}`, {
      method,
      headers: { authorization: `Bearer ${secret}` },
    });
  return {
    server,
    upload: async (file, several) => uploadByTus({ port, room, secret, file, several }),
    async untilReady(upload) {
      for (;;) {
        const told = (await (await ask('')).json()) as Told;
        const found = told.uploads.find(({ id }) => id === upload);
        if (found?.state === 'ready') return;
        if (found === undefined || found.state === 'failed')
          throw new Error(`the film was not prepared: ${found?.problem ?? 'it is gone'}`);
        await pause(lookMs);
      }
    },
    async remove(upload) {
      const answer = await ask(`/${upload}`, 'DELETE');
      if (!answer.ok) throw new Error(`the upload was not deleted: ${answer.status}`);
    },
    async close() {
      leave();
      server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
