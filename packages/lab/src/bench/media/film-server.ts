/** Film server: a Lockstep server in a process of its own, which tells what it used. */
import { bundle } from '../../harness/bundle.ts';
import { Helper } from '../load/helper.ts';
import type { FilmServerAnswer, FilmServerOrder } from './orders.ts';

export interface FilmServer {
  readonly port: number;
  /** Seconds of a core that it has used so far. */
  cpuSec(): Promise<number>;
  stop(): void;
}

/** @param uploads a folder; empty: nothing may be uploaded */
export async function startFilmServer(filmsRoot: string, uploads = ''): Promise<FilmServer> {
  const script = await bundle(new URL('film-server-process.ts', import.meta.url), 'bench-media');
  const helper = new Helper<FilmServerOrder, FilmServerAnswer>(script, null, {
    words: [filmsRoot, uploads],
  });
  const started = await helper.started();
  if (started.done !== 'started') throw new Error('the server did not start');
  return {
    port: started.port,
    async cpuSec() {
      const told = await helper.ask({ do: 'cost' });
      if (told.done !== 'cost') throw new Error('the server does not tell what it used');
      return told.cpuSec;
    },
    stop: () => helper.stop(),
  };
}

/** Three digits behind the point are what can be told. */
export const toDigits = (value: number): number => Math.round(value * 1000) / 1000;
