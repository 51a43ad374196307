import { roomLimits, type Item } from '@lockstep/core';
import { expect, test } from 'vitest';
import { batchesOf } from './batches.ts';
import { candidatesOf, roomFor, sorted } from './candidates.ts';

const item = (id: string, source: Item['sources'][number]): Item => ({
  id,
  title: id,
  duration: null,
  sources: [source],
  addedBy: 'ann',
});
const listed = (url: string) => ({ url, title: null, duration: null });

test('[QU15] what is in the queue, and what is in the list twice, is told', () => {
  const own = new File(['xyz'], 'own.mkv');
  const queue = [
    item('a', { kind: 'link', url: 'https://a.example/1.mp4' }),
    item('b', { kind: 'file', name: 'own.mkv', size: 3 }),
  ];
  const urls = ['https://a.example/1.mp4', 'https://a.example/2.mp4', 'https://a.example/2.mp4'];
  const found = candidatesOf(urls.map(listed), [own, new File(['xy'], 'own.mkv')], queue);
  expect(found.map(({ state }) => state)).toEqual(['here', 'new', 'twice', 'here', 'new']);
  expect(found.map(({ title }) => title)).toEqual(['1', '2', '2', 'own', 'own']);
});

test('[QU12] films are told from lists and from what is neither, and are in order', () => {
  const files = ['第10集.mp4', 'notes.pdf', '第2集.mp4', '第2集.srt', 'list.m3u', 'ghost.MKV'].map(
    (name) => new File(['x'], name),
  );
  const heap = sorted(files);
  expect(heap.films.map(({ name }) => name)).toEqual(['ghost.MKV', '第2集.mp4', '第10集.mp4']);
  expect(heap.lists.map(({ name }) => name)).toEqual(['list.m3u']);
  expect(heap.others).toBe(1);
});

test('[PR80][PR5] many items go in messages of fifty at most that fit, in their order', () => {
  const short = Array.from({ length: 120 }, (_, i) =>
    item(`s${i}`, { kind: 'link', url: `https://a.example/${i}` }),
  );
  expect(batchesOf(short).map(({ length }) => length)).toEqual([50, 50, 20]);
  const long = Array.from({ length: 9 }, (_, i) =>
    item(`l${i}`, { kind: 'link', url: `https://a.example/${'x'.repeat(4000)}${i}` }),
  );
  const batches = batchesOf(long);
  expect(batches.flat()).toEqual(long);
  for (const batch of batches) expect(JSON.stringify(batch).length).toBeLessThan(15_000);
  expect(batchesOf([])).toEqual([]);
});

test('[QU15] the queue has room for what is missing to its limit', () => {
  expect(roomFor([])).toBe(roomLimits.items);
  expect(
    roomFor(
      Array.from({ length: roomLimits.items + 3 }, (_, i) => item(`${i}`, { kind: 'link', url: '/x' })),
    ),
  ).toBe(0);
});
