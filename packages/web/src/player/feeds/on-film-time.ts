/**
 * On film time: a player whose element counts from elsewhere than the film does. Pieces of a film carry times of their
 * own, and a live one has no beginning; everybody else speaks of the film's seconds. [MD14]
 */
import type { HtmlPlayer } from '@lockstep/core/dom';
import { mediaSec, type PlayerEvent } from '@lockstep/core';

/**
 * @param zero where on the element's own time the film's second 0 is; may become known, or finer, later
 * @param length of the film, where it is known better than by the element
 */
export function onFilmTime(
  player: HtmlPlayer,
  zero: () => number,
  length: () => number | null = () => null,
): HtmlPlayer {
  const toFilm = (seconds: number) => mediaSec(seconds - zero());
  const toElement = (seconds: number) => mediaSec(seconds + zero());
  const told = (event: PlayerEvent): PlayerEvent =>
    event.type === 'userSeeked' ? { type: 'userSeeked', to: toFilm(event.to) } : event;
  return {
    ...player,
    read() {
      const reading = player.read();
      return {
        ...reading,
        position: toFilm(reading.position),
        duration: reading.duration === null ? null : mediaSec(length() ?? toFilm(reading.duration)),
      };
    },
    bufferedAhead: (from) => player.bufferedAhead(toElement(from)),
    seek: (to) => player.seek(toElement(to)),
    listen: (listener) => player.listen((event) => listener(told(event))),
    // Spread would have copied what they are now.
    get volume() {
      return player.volume;
    },
    get muted() {
      return player.muted;
    },
  };
}
