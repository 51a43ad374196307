import { expect, test } from 'vitest';
import { ownEpisodeAfter } from './next-own.ts';
import { createOwnShelf } from './own-shelf.ts';

const file = (name: string, bytes = 3, folder = ''): File => {
  const made = new File(['x'.repeat(bytes)], name);
  Object.defineProperty(made, 'webkitRelativePath', { value: folder === '' ? '' : `${folder}/${name}` });
  return made;
};

test('[QU13] a copy is one of just this name and size', () => {
  const shelf = createOwnShelf();
  shelf.put([file('a.mkv'), file('b.mkv', 5)]);
  expect(shelf.copyOf({ name: 'b.mkv', size: 5 })?.name).toBe('b.mkv');
  expect(shelf.copyOf({ name: 'b.mkv', size: 6 })).toBeNull();
});

test('[QU14] the next episode is looked for in the folder of the one that is on', () => {
  const shelf = createOwnShelf();
  shelf.put([file('第9集.mp4', 3, 'A'), file('第10集.mp4', 3, 'B'), file('第11集.mp4', 3, 'A')]);
  expect(ownEpisodeAfter(shelf, { name: '第9集.mp4', size: 3 })?.name).toBe('第11集.mp4');
  expect(ownEpisodeAfter(shelf, { name: '第11集.mp4', size: 3 })).toBeNull();
  expect(ownEpisodeAfter(shelf, { name: 'unknown.mp4', size: 3 })).toBeNull();
});

test('the same file is on the shelf once, however often it is shown', () => {
  const shelf = createOwnShelf();
  for (let i = 0; i < 3; i++) shelf.put([file('a.mkv'), file('a.mkv', 3, 'A')]);
  expect(shelf.store.getState()).toHaveLength(2);
});
