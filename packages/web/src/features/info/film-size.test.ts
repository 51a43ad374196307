import { afterEach, expect, test, vi } from 'vitest';
import { containerOf, filmFile } from './film-size.ts';

afterEach(() => vi.unstubAllGlobals());

const page = 'https://here.example/r/x';
const { signal } = new AbortController();

test('the kind of file is told by type, else by the ending', () => {
  expect(containerOf('video/mp4; codecs="avc1"', '/film')).toBe('MP4');
  expect(containerOf('application/octet-stream', '/a/film.MKV?x=1')).toBe('Matroska');
  expect(containerOf(null, '/film')).toBeNull();
});

test('an own file needs no question', async () => {
  const source = {
    kind: 'file',
    file: new File([], 'film.webm'),
    url: 'blob:x',
    name: 'film.webm',
    size: 12,
    isOwn: false,
  } as const;
  expect(await filmFile(source, page, signal)).toEqual({ bytes: 12, container: 'WebM' });
});

test('this server is asked for the head only', async () => {
  const fetched = vi.fn(
    async () => new Response(null, { headers: { 'content-length': '4200', 'content-type': 'video/mp4' } }),
  );
  vi.stubGlobal('fetch', fetched);
  expect(await filmFile({ kind: 'link', url: '/media/demo.mp4', isOwn: false }, page, signal)).toEqual({
    bytes: 4200,
    container: 'MP4',
  });
  expect(fetched).toHaveBeenCalledWith(new URL('https://here.example/media/demo.mp4'), {
    method: 'HEAD',
    signal,
  });
});

test('another server is not asked', async () => {
  const fetched = vi.fn();
  vi.stubGlobal('fetch', fetched);
  expect(
    await filmFile({ kind: 'link', url: 'https://b.example/f.mp4', isOwn: false }, page, signal),
  ).toEqual({
    bytes: null,
    container: 'MP4',
  });
  expect(fetched).not.toHaveBeenCalled();
});

test('no answer is no size', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('offline');
  });
  expect(await filmFile({ kind: 'link', url: '/a.mp4', isOwn: false }, page, signal)).toEqual({
    bytes: null,
    container: 'MP4',
  });
});
