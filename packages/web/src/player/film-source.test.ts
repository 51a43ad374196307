import { expect, test } from 'vitest';
import type { Item, Source } from '@lockstep/core';
import { sourceOf, waysTo, type SourceWish } from './film-source.ts';

const film = (...sources: readonly Source[]): Item => ({
  id: 'i1',
  title: 'x',
  duration: null,
  sources,
  addedBy: 'm1',
});
const file: Source = { kind: 'file', name: 'a.mp4', size: 5 };
const link = (name: string): Source => ({ kind: 'link', url: `https://a.example/${name}` });
const mine = { file: new File(['12345'], 'mine.mp4'), url: 'blob:1' };
const nothing: SourceWish = { file: null, link: null };
const none: ReadonlySet<string> = new Set();
const way = (name: string, isOwn = false) => ({ kind: 'link', url: `https://a.example/${name}`, isOwn });

test('[SR10] an own file first, then the chosen link, then the room’s links in their order', () => {
  const item = film(link('a'), file, link('b'));
  expect(waysTo(item, nothing)).toEqual([way('a'), way('b')]);
  expect(waysTo(item, { file: null, link: 'https://a.example/b' })).toEqual([way('b'), way('a')]);
  expect(waysTo(item, { file: mine, link: 'https://mine.example/x' })).toEqual([
    { kind: 'file', file: mine.file, url: 'blob:1', name: 'mine.mp4', size: 5, isOwn: false },
    { kind: 'link', url: 'https://mine.example/x', isOwn: true },
    way('a'),
    way('b'),
  ]);
});

test('[SR12] a file is own only where the room names none, a link where it is not among the room’s', () => {
  expect(waysTo(film(file), { file: mine, link: null })[0]).toMatchObject({ isOwn: false });
  expect(waysTo(film(link('a')), { file: mine, link: null })[0]).toMatchObject({ isOwn: true });
  expect(waysTo(film(link('a')), { file: null, link: 'https://a.example/a' })).toEqual([way('a')]);
});

test('[SR10] a film of files only asks for a copy, also when a link of the member’s own is taken instead', () => {
  expect(sourceOf(film(file), nothing, none)).toEqual({ kind: 'missing', name: 'a.mp4', size: 5 });
  expect(sourceOf(film(file), { file: null, link: '/media/x.mp4' }, none)).toEqual({
    kind: 'link',
    url: '/media/x.mp4',
    isOwn: true,
  });
  expect(sourceOf(null, nothing, none)).toEqual({ kind: 'none' });
});

test('[SR15] what has failed is passed over, until all have', () => {
  const item = film(link('a'), link('b'), link('c'));
  const failed = (...names: readonly string[]) => new Set(names.map((name) => `https://a.example/${name}`));
  expect(sourceOf(item, nothing, failed('a'))).toEqual(way('b'));
  expect(sourceOf(item, nothing, failed('a', 'b'))).toEqual(way('c'));
  expect(sourceOf(item, nothing, failed('a', 'b', 'c'))).toEqual(way('c'));
  expect(sourceOf(item, { file: mine, link: null }, new Set(['blob:1']))).toEqual(way('a'));
});
