/**
 * Film subtitles: finds the subtitles inside the member's own copy of the film that is on, and reads those that are shown
 * as the film goes on, a little ahead of it. [SB13]
 */
import type { Stop } from '@lockstep/core';
import { filmPosition } from '../../room/film-clock.ts';
import type { RoomSession } from '../../room/room-session.ts';
import type { OwnFiles } from '../own-files.ts';
import type { InsideTrack } from './inside/track.ts';
import { onRoomTime, type OwnOffset } from './room-time.ts';
import type { Subtitles } from './subtitles.ts';

/** A jump is followed as fast as this. */
const LOOK_MS = 300;

export interface FilmSubtitlesParts {
  readonly session: RoomSession;
  readonly files: OwnFiles;
  readonly subtitles: Subtitles;
  readonly offset: OwnOffset;
}

export function startFilmSubtitles({ session, files, subtitles, offset }: FilmSubtitlesParts): Stop {
  let showing: File | null = null;
  let leaving = new AbortController();
  let inside: ReadonlyMap<string, InsideTrack> = new Map();
  let reading = false;
  /** With which offset all that was read of a track was told. */
  let told = new Map<string, number>();

  const open = async (file: File, { signal }: AbortController) => {
    const { openInside } = await import('./inside/open-inside.ts');
    const tracks = await openInside(file);
    if (signal.aborted) return;
    inside = new Map(tracks.map((track, index) => [`inside-${index}`, track]));
    subtitles.setListed(
      'film',
      [...inside].map(([id, { title, language }]) => ({ id, name: title, language })),
    );
  };
  const follow = () => {
    const current = session.store.getState().room?.current ?? null;
    const file = current === null ? null : (files.store.getState().get(current)?.file ?? null);
    if (file === showing) return;
    showing = file;
    leaving.abort();
    leaving = new AbortController();
    if (inside.size > 0) subtitles.setListed('film', []);
    inside = new Map();
    told = new Map();
    // Without its part of the program it is as if there were none.
    if (file !== null) open(file, leaving).catch(() => undefined);
  };

  const read = async ({ signal }: AbortController) => {
    const { first, second, on } = subtitles.store.getState();
    for (const id of on ? [first, second] : []) {
      const track = id === null ? undefined : inside.get(id);
      if (id === null || track === undefined) continue;
      // One step at a time: the film may have jumped meanwhile.
      const sec = offset.read();
      const at = filmPosition(session.store.getState(), session.participant.serverNow()) + sec;
      const more = await track.readAround(at, signal);
      if (signal.aborted) return;
      // What cannot be told now, of a file that cannot be read for a moment, is told by the next look.
      if (more) told.delete(id);
      if (told.get(id) === sec) continue;
      const text = await track.text();
      if (signal.aborted) return;
      told.set(id, sec);
      subtitles.setText(id, onRoomTime(text, sec));
      again = true;
    }
  };
  let again = false;
  const look = async () => {
    if (reading) return;
    reading = true;
    do {
      again = false;
      // The file was moved, or another film is on; the next look tells.
      await read(leaving).catch(() => undefined);
    } while (again);
    reading = false;
  };
  let stopTimer: Stop | null = null;
  const tick = () => {
    stopTimer = session.runtime.after(LOOK_MS, tick);
    void look();
  };
  /** Nothing ticks while nothing of a film is shown. */
  const wind = () => {
    const { first, second, on } = subtitles.store.getState();
    const wanted = on && [first, second].some((id) => id !== null && inside.has(id));
    if (wanted === (stopTimer !== null)) return;
    stopTimer?.();
    stopTimer = null;
    if (wanted) tick();
  };

  follow();
  const stops = [
    files.store.subscribe(follow),
    session.store.subscribe(follow),
    subtitles.store.subscribe(wind),
  ];
  return () => {
    for (const stop of stops) stop();
    leaving.abort();
    stopTimer?.();
  };
}
