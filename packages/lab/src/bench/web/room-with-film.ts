/** Room with film: a new room in which the long film is on already, and nobody is. */
import { basename } from 'node:path';
import { currentItem, mediaSec } from '@lockstep/core';
import { longFilmSec } from '../../demo-film/long-film.ts';
import { makeRoom, orderRoom } from '../../harness/product.ts';
import { film } from '../load/telling.ts';

export async function roomWithFilm(port: number, filmFile: string): Promise<string> {
  const room = await makeRoom(port);
  const source = { kind: 'link', url: `/media/${basename(filmFile)}` } as const;
  const item = { id: film, title: 'Long film', duration: mediaSec(longFilmSec), sources: [source] };
  await orderRoom(
    port,
    room,
    { type: 'addItem', item, select: true },
    ({ confirmed }) => confirmed !== null && currentItem(confirmed)?.id === film,
  );
  return room;
}
