/** Room server over HTTP: everything a page may ask about its room, loaded when the first question is asked. */
import type { RoomServer } from '../player/room-server.ts';
import { fetchThrough, isFetching } from './fetched.ts';
import { transfersOf } from './transfers.ts';

export const roomServer = (room: string, secret: string): RoomServer => ({
  transfers: () => transfersOf(room, secret),
  fetches: isFetching,
  fetchFilm: (url) => fetchThrough(room, secret, url),
});
