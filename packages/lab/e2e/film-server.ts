/** Film server: Lockstep with a folder of films of its own, each the demo film under another name. */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { startServer } from '@lockstep/server';
import { assets } from '../src/harness/product.ts';
import { workerFolder } from './worker-folder.ts';

export interface FilmServer {
  /** Its address. */
  readonly at: string;
  /** Its folder of films. */
  readonly films: string;
  readonly close: () => Promise<void>;
}

/**
 * @param name of its folder
 * @param texts other files in the folder, by their paths
 */
export async function openFilmServer(
  name: string,
  films: readonly string[],
  texts: Readonly<Record<string, string>> = {},
): Promise<FilmServer> {
  const folder = workerFolder(name);
  await folder.make();
  for (const film of films) {
    await mkdir(dirname(`${folder.path}/films/${film}`), { recursive: true });
    await copyFile(`${assets}/demo.mp4`, `${folder.path}/films/${film}`);
  }
  for (const [path, text] of Object.entries(texts)) await writeFile(`${folder.path}/films/${path}`, text);
  const server = await startServer({
    port: 0,
    logLevel: 'silent',
    filmsRoot: assets,
    library: { folder: `${folder.path}/films`, kept: `${folder.path}/kept` },
  });
  return {
    at: `http://127.0.0.1:${server.port}`,
    films: `${folder.path}/films`,
    async close() {
      await server.close();
      await folder.remove();
    },
  };
}
