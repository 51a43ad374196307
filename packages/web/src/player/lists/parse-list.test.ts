import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mediaSec } from '@lockstep/core';
import { parseList } from './parse-list.ts';
import { writeLinks, writeList } from './write-list.ts';

const home = 'https://here.example/cinema';
function read(text: string) {
  const list = parseList(text, home);
  if (!list.ok) throw new Error(list.error);
  return list.value;
}
const urls = (text: string) => read(text).films.map(({ url }) => url);

test('[QU1] a playlist gives links, names and lengths', () => {
  const text = [
    '\uFEFF#EXTM3U',
    '#EXTINF:1325,Night train, part one',
    'https://a.example/1.mp4',
    '#EXTINF:-1 tvg-name="A, b" group-title="x",Channel 4',
    '#EXTVLCOPT:http-user-agent=x',
    'https://a.example/live.m3u8',
    '',
    'https://a.example/a film.mp4',
    'C:\\films\\mine.mkv',
    '/home/ann/film.mkv',
  ].join('\r\n');
  expect(read(text)).toEqual({
    films: [
      { url: 'https://a.example/1.mp4', title: 'Night train, part one', duration: 1325 },
      { url: 'https://a.example/live.m3u8', title: 'Channel 4', duration: null },
      { url: 'https://a.example/a%20film.mp4', title: null, duration: null },
    ],
    skipped: 2,
  });
});

test('[QU1] a PLS list is read in the order of its numbers', () => {
  const text =
    '[playlist]\nFile2=https://a.example/2.mp4\nTitle2=Two\nFile1=https://a.example/1.mp4\nLength1=90\nFile3=c:\\x.mp4\nNumberOfEntries=3\nVersion=2';
  expect(read(text)).toEqual({
    films: [
      { url: 'https://a.example/1.mp4', title: null, duration: 90 },
      { url: 'https://a.example/2.mp4', title: 'Two', duration: null },
    ],
    skipped: 1,
  });
});

test('[QU1] a table is read by its heads, in whatever order and language', () => {
  const english = 'Title,Duration,URL\n"Night, train",1:02:03,https://a.example/1.mp4\nNo link,3,\n';
  expect(read(english)).toEqual({
    films: [{ url: 'https://a.example/1.mp4', title: 'Night, train', duration: 3723 }],
    skipped: 1,
  });
  const chinese = '片名;链接\n夜车;https://a.example/1.mp4\n';
  expect(read(chinese).films).toEqual([{ url: 'https://a.example/1.mp4', title: '夜车', duration: null }]);
});

test('[QU1] a table without heads is read by what is in its cells', () => {
  expect(
    read('1\tNight train\thttps://a.example/1.mp4\n2\tDay train\thttps://a.example/2.mp4').films,
  ).toEqual([
    { url: 'https://a.example/1.mp4', title: 'Night train', duration: null },
    { url: 'https://a.example/2.mp4', title: 'Day train', duration: null },
  ]);
});

test('[QU1] links are found in a message, with the words beside them as names', () => {
  const text = [
    'Tonight, perhaps:',
    '1. 第1集：https://a.example/1.mp4',
    '- https://a.example/2.mp4 Second part',
    'www.a.example/3.mp4',
    '看这个 https://a.example/4.mp4，还有 https://a.example/5.mp4。',
    '# a note',
    '<https://a.example/6.mp4>,',
  ].join('\n');
  expect(urls(text)).toEqual(
    [1, 2, 3, 4, 5, 6].map((n) => `https://${n === 3 ? 'www.' : ''}a.example/${n}.mp4`),
  );
  expect(
    read(text)
      .films.map(({ title }) => title)
      .slice(0, 4),
  ).toEqual(['1. 第1集', 'Second part', null, null]);
  expect(read(text).skipped).toBe(1);
});

test('[QU2] films of this server become its own paths, whatever it is called; other paths are nobody’s', () => {
  expect(
    urls(`${home}/films/a%20b.mp4\n/films/c.mp4\n/etc/passwd\n//evil.example/x.mp4\njavascript:alert(1)`),
  ).toEqual(['/films/a%20b.mp4', '/films/c.mp4']);
});

test.each([
  '#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n#EXTINF:9.009,\nhttps://a.example/1.ts\n#EXT-X-ENDLIST',
  '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1280000\nlow/index.m3u8',
  '#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:4\n#EXTINF:4,\n4.ts',
])('[QU3] the manifest of a stream is a film, not a list', (text) => {
  expect(parseList(text, home)).toEqual({ ok: false, error: 'stream' });
});

test('[QU3] a list that only names streams, or has tags of its own, is a list', () => {
  const text =
    '#EXTM3U x-tvg-url="https://x.example"\n#PLAYLIST:Mine\n#EXTGRP:a\n#EXTINF:-1,One\nhttps://a.example/index.m3u8';
  expect(urls(text)).toEqual(['https://a.example/index.m3u8']);
});

test('[QU4] whatever is pasted, only what may be opened comes out', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.array(fc.webUrl(), { maxLength: 3 }),
      (text, links) => {
        const list = parseList([text, ...links].join('\n'), home);
        if (!list.ok) return;
        for (const { url, title } of list.value.films) {
          expect(url).toMatch(/^(https?:\/\/|\/(films|media)\/)/);
          expect(title?.length ?? 0).toBeLessThanOrEqual(200);
        }
      },
    ),
  );
});

test('[QU5] what was saved is read in again as it was', () => {
  const url = fc
    .webUrl({ validSchemes: ['https'], withQueryParameters: true })
    .map((text) => new URL(text).href);
  const film = fc.record({
    title: fc.constantFrom('Night train', '夜车，第一集', 'a, b "c"', '#1'),
    duration: fc.option(fc.integer({ min: 1, max: 9000 }).map(mediaSec)),
    sources: fc
      .oneof(url, fc.constant('/films/a%20b.mp4'))
      .map((one) => [{ kind: 'link' as const, url: one }]),
  });
  fc.assert(
    fc.property(fc.array(film, { minLength: 1 }), (films) => {
      expect(read(writeList(films, home)).films).toEqual(
        films.map(({ title, duration, sources }) => ({ url: sources[0]?.url, title, duration })),
      );
    }),
  );
});

test('[QU5] an own file is its name in the list, and no link', () => {
  const items = [
    { title: 'Mine', duration: null, sources: [{ kind: 'file' as const, name: 'mine.mkv', size: 5 }] },
    { title: 'Here', duration: null, sources: [{ kind: 'link' as const, url: '/films/a.mp4' }] },
  ];
  expect(writeList(items, home)).toBe(
    '#EXTM3U\n#EXTINF:-1,Mine\nmine.mkv\n#EXTINF:-1,Here\nhttps://here.example/cinema/films/a.mp4\n',
  );
  expect(writeLinks(items, home)).toBe('https://here.example/cinema/films/a.mp4');
});
