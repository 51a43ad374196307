import { expect, test } from 'vitest';
import { tileOf } from '../testkit/call-states.ts';
import { screenKey, spotlightOf, viewsOf } from './spotlight.ts';

const screen = {} as MediaStreamTrack;
const crowd = (speaking: readonly string[] = []) =>
  viewsOf(
    ['me', 'a', 'b', 'c', 'd', 'e', 'f'].map((connection) =>
      tileOf({ connection, mine: connection === 'me', speaking: speaking.includes(connection) }),
    ),
  );

test('[CA76] a shared screen is a tile of its own, before the one who shares it', () => {
  const views = viewsOf([tileOf({ connection: 'me', mine: true }), tileOf({ connection: 'a', screen })]);
  expect(views.map(({ key }) => key)).toEqual(['me', screenKey('a'), 'a']);
});

test('[CA76] what was pinned is large as long as it is there', () => {
  const views = viewsOf([tileOf({ connection: 'me', mine: true }), tileOf({ connection: 'a' })]);
  expect(spotlightOf(views, 'a', null)).toBe('a');
  expect(spotlightOf(views, 'b', null)).toBeNull();
});

test('[CA76] a screen that somebody else shares is large by itself, the own one is not', () => {
  const theirs = viewsOf([tileOf({ connection: 'me', mine: true }), tileOf({ connection: 'a', screen })]);
  expect(spotlightOf(theirs, null, null)).toBe(screenKey('a'));
  expect(spotlightOf(theirs, 'a', null)).toBe('a');
  const mine = viewsOf([tileOf({ connection: 'me', mine: true, screen }), tileOf({ connection: 'a' })]);
  expect(spotlightOf(mine, null, null)).toBeNull();
});

test('[CA77] among few nobody is large by speaking', () => {
  const views = viewsOf([
    tileOf({ connection: 'me', mine: true }),
    tileOf({ connection: 'a', speaking: true }),
  ]);
  expect(spotlightOf(views, null, null)).toBeNull();
});

test('[CA77] among many whoever speaks is large, and stays so until somebody else speaks alone', () => {
  expect(spotlightOf(crowd(['c']), null, null)).toBe('c');
  expect(spotlightOf(crowd(['b', 'c']), null, 'c')).toBe('c');
  expect(spotlightOf(crowd([]), null, 'c')).toBe('c');
  expect(spotlightOf(crowd(['b']), null, 'c')).toBe('b');
  expect(spotlightOf(crowd(['me']), null, null)).toBe('a');
});
