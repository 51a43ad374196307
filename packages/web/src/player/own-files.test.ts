import { expect, test } from 'vitest';
import type { Item } from '@lockstep/core';
import { createOwnFiles } from './own-files.ts';
import { sourceOf } from './film-source.ts';

function fakeUrls() {
  const open = new Set<string>();
  let count = 0;
  return {
    open,
    createObjectURL: () => {
      count += 1;
      const url = `blob:${count}`;
      open.add(url);
      return url;
    },
    revokeObjectURL: (url: string) => void open.delete(url),
  };
}

const film = (sources: Item['sources']): Item => ({
  id: 'i1',
  title: 'x',
  duration: null,
  sources,
  addedBy: 'm1',
});

test('keeps one copy per item and lets go of every URL', () => {
  const urls = fakeUrls();
  const files = createOwnFiles(urls);
  files.keep('i1', new File(['1'], 'a.mp4'));
  files.keep('i1', new File(['2'], 'b.mp4'));
  files.keep('i2', new File(['3'], 'c.mp4'));
  expect(files.store.getState().get('i1')?.file.name).toBe('b.mp4');
  expect(urls.open.size).toBe(2);

  files.follow(['i1', 'i2'], ['i2']);
  expect([...files.store.getState().keys()]).toEqual(['i2']);
  expect(urls.open.size).toBe(1);

  files.close();
  files.close();
  expect(urls.open.size).toBe(0);
});

test('a copy kept before the room has its item stays', () => {
  const files = createOwnFiles(fakeUrls());
  files.keep('i1', new File(['1'], 'a.mp4'));
  files.follow([], []);
  files.follow([], ['i0']);
  files.follow(['i0'], ['i0', 'i1']);
  expect([...files.store.getState().keys()]).toEqual(['i1']);
});

test('an own copy is preferred to a link, a link to a copy that is still to be chosen', () => {
  const item = film([
    { kind: 'file', name: 'a.mp4', size: 5 },
    { kind: 'link', url: 'https://a.example/a.mp4' },
  ]);
  const own = { file: new File(['12345'], 'a.mp4'), url: 'blob:1' };
  expect(sourceOf(item, own)).toEqual({
    kind: 'file',
    file: own.file,
    url: 'blob:1',
    name: 'a.mp4',
    size: 5,
  });
  expect(sourceOf(item, null)).toEqual({ kind: 'link', url: 'https://a.example/a.mp4' });
  expect(sourceOf(film([{ kind: 'file', name: 'a.mp4', size: 5 }]), null)).toEqual({
    kind: 'missing',
    name: 'a.mp4',
    size: 5,
  });
  expect(sourceOf(null, own)).toEqual({ kind: 'none' });
});
