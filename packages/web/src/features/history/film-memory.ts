/** Film memory: keeps in mind where this device is in what it watches, for the next time. [QU7] */
import { currentItem, type Stop } from '@lockstep/core';
import { noteProgress } from '../../device/film-history.ts';
import type { FilmPlayer } from '../../player/film-player.ts';
import { filmDuration, filmPosition } from '../../room/film-clock.ts';
import type { RoomSession } from '../../room/room-session.ts';
import { placeOf } from './place-of.ts';

const EVERY_MS = 5000;

export function rememberFilms(session: RoomSession, player: FilmPlayer): Stop {
  /** Where it was when it was last looked at, so that what is over can still be noted. */
  let last: (() => void) | null = null;
  const look = () => {
    const view = session.store.getState();
    const item = view.room === null ? null : currentItem(view.room);
    const place = item === null ? null : placeOf(item);
    const { source, failure } = player.store.getState();
    const watching = source.kind === 'link' || source.kind === 'file';
    if (item === null || place === null || !watching || failure !== null) return;
    const position = filmPosition(view, session.participant.serverNow());
    const duration = filmDuration(view);
    last = () => noteProgress(place, { title: item.title, position, duration, at: Date.now() });
  };
  const keep = () => {
    look();
    last?.();
    last = null;
  };
  const timer = setInterval(() => {
    if (session.store.getState().room?.playback.timeline.playing === true) keep();
  }, EVERY_MS);
  // Seeing the room change is too late: by then it tells of the next film.
  const unwatch = session.store.subscribe((view, before) => {
    if (view.room?.current !== before.room?.current) last?.();
    if (view.room?.current !== before.room?.current) last = null;
    else if (view.room?.playback !== before.room?.playback) look();
  });
  const leaving = () => keep();
  addEventListener('pagehide', leaving);
  return () => {
    keep();
    clearInterval(timer);
    unwatch();
    removeEventListener('pagehide', leaving);
  };
}
