import { mediaSec, type PlayerEvent, type Reading } from '@lockstep/core';
import type { HtmlPlayer } from '@lockstep/core/dom';
import { expect, test } from 'vitest';
import { onFilmTime } from './on-film-time.ts';

function evening() {
  const asked: number[] = [];
  let tell: (event: PlayerEvent) => void = () => undefined;
  let volume = 1;
  const reading: Reading = {
    position: mediaSec(15.5),
    paused: true,
    seeking: false,
    ready: true,
    ended: false,
    duration: mediaSec(30.5),
  };
  const player = {
    read: () => reading,
    seek: (to: number) => asked.push(to),
    bufferedAhead: (from: number) => 30.5 - from,
    listen: (listener: (event: PlayerEvent) => void) => {
      tell = listener;
      return () => undefined;
    },
    get volume() {
      return volume;
    },
    get muted() {
      return false;
    },
  } as unknown as HtmlPlayer;
  return {
    player,
    asked,
    tell: (event: PlayerEvent) => tell(event),
    turn: (to: number) => {
      volume = to;
    },
  };
}

test('[MD14] everything that is said of the film is on its own time', () => {
  const { player, asked, tell } = evening();
  let zero = 0.5;
  const film = onFilmTime(player, () => zero);
  const heard: PlayerEvent[] = [];
  film.listen((event) => heard.push(event));
  expect(film.read()).toMatchObject({ position: 15, duration: 30 });
  expect(film.bufferedAhead(mediaSec(10))).toBe(20);
  film.seek(mediaSec(7));
  tell({ type: 'userSeeked', to: mediaSec(9) });
  tell({ type: 'ready' });
  expect(asked).toEqual([7.5]);
  expect(heard).toEqual([{ type: 'userSeeked', to: 8.5 }, { type: 'ready' }]);
  expect(
    onFilmTime(
      player,
      () => 0.5,
      () => 29.9,
    ).read().duration,
  ).toBe(29.9);
  zero = -100;
  expect(film.read().position).toBe(115.5);
});

test('what the element is set to now is told, not what it was', () => {
  const { player, turn } = evening();
  const film = onFilmTime(player, () => 0);
  turn(0.25);
  expect(film.volume).toBe(0.25);
});
