/** Film server: Lockstep with a folder of films of its own, each the demo film under another name. */
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from '@lockstep/server';
import { assets } from '../src/harness/product.ts';

export interface FilmServer {
  /** Its address. */
  readonly at: string;
  /** Its folder of films. */
  readonly films: string;
  readonly close: () => Promise<void>;
}

/**
 * @param name of each process that runs trials its own
 * @param texts other files in the folder, by their paths
 */
export async function openFilmServer(
  name: string,
  films: readonly string[],
  texts: Readonly<Record<string, string>> = {},
): Promise<FilmServer> {
  const folder = fileURLToPath(new URL(`../../../out/e2e-${name}-${process.pid}`, import.meta.url));
  await rm(folder, { recursive: true, force: true });
  for (const film of films) {
    await mkdir(dirname(`${folder}/films/${film}`), { recursive: true });
    await copyFile(`${assets}/demo.mp4`, `${folder}/films/${film}`);
  }
  for (const [path, text] of Object.entries(texts)) await writeFile(`${folder}/films/${path}`, text);
  const server = await startServer({
    port: 0,
    logLevel: 'silent',
    filmsRoot: assets,
    library: { folder: `${folder}/films`, kept: `${folder}/kept` },
  });
  return {
    at: `http://127.0.0.1:${server.port}`,
    films: `${folder}/films`,
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
