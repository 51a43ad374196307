import { expect, test } from 'vitest';
import { createOwnFiles } from './own-files.ts';

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

test('a copy that is not wanted any more is let go', () => {
  const urls = fakeUrls();
  const files = createOwnFiles(urls);
  files.keep('i1', new File(['1'], 'a.mp4'));
  files.drop('i1');
  files.drop('i1');
  expect(files.store.getState().size).toBe(0);
  expect(urls.open.size).toBe(0);
});
