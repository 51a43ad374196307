import { expect, test } from 'vitest';
import { copyOf, linkOf, roomCopy, sourceNames } from './sources.ts';
import { farMember } from './stage.ts';

test('mixed: each of the four has the film in another way, and the one who suffers the room’s', () => {
  expect(new Set([0, 1, 2, 3].map((member) => copyOf('mixed', member)))).toEqual(
    new Set(sourceNames.filter((name) => name !== 'mixed')),
  );
  expect(copyOf('mixed', farMember)).toBe(roomCopy('mixed'));
});

test('of any other source all have the same', () => {
  for (const source of ['mp4', 'hls', 'dash', 'mkv'] as const)
    expect([roomCopy(source), copyOf(source, 3)]).toEqual([source, source]);
});

test('streams are served from folders beside the film', () => {
  expect(linkOf('/out/films/ten.mp4', '/out/films/ten.mp4')).toBe('/media/ten.mp4');
  expect(linkOf('/out/films/ten.mp4', '/out/films/ten-hls/film.m3u8')).toBe('/media/ten-hls/film.m3u8');
});
