/**
 * Entrance: how somebody goes into a room. Kept in memory only: a picked file cannot be written into an address, and the
 * click that made it is the gesture that allows sound.
 */
import type { FilmChoice } from '../player/film-choice.ts';

export interface Entrance {
  readonly room: string;
  readonly name: string;
  /** A film to put on, if any. */
  readonly film: FilmChoice | null;
}

let latest: Entrance | null = null;

/** From now on this page may go straight into the room. */
export function rememberEntrance(entrance: Entrance): void {
  latest = entrance;
}

/** The entrance made for this room in this page, or null: then the person must be asked. */
export function entranceTo(room: string): Entrance | null {
  return latest?.room === room ? latest : null;
}

/** The film was brought once; going back and forth must not bring it again. */
export function spendFilm(): void {
  if (latest !== null) latest = { ...latest, film: null };
}
