import { expect, test } from 'vitest';
import { asSubtitles, uploadIn } from './upload-about.ts';

const url = '/uploads/Abcdefghijkmnopqrstuvw/subtitles-1.vtt';

test('[UP13] subtitles of an upload are named by title and language', () => {
  const told = [
    { url, format: 'vtt', language: 'eng', title: null },
    { url, format: 'ass', language: 'de', title: 'Forced' },
    { url, format: 'vtt', language: null, title: null },
    { url, format: 'vtt', language: 'not a language', title: null },
  ];
  expect(asSubtitles({ subtitles: told }, 'en').map(({ name }) => name)).toEqual([
    '1. English.vtt',
    '2. Forced, German.ass',
    '3.vtt',
    '4. not a language.vtt',
  ]);
});

test.each([
  null,
  {},
  { subtitles: [null, { url: '//evil.example/x', format: 'vtt' }, { url, format: 'exe' }] },
])('[UP13] what is none of ours is passed over: %o', (body) => {
  expect(asSubtitles(body, 'en')).toEqual([]);
});

test('[UP13] only a path of an upload has one', () => {
  expect(uploadIn('/uploads/Abcdefghijkmnopqrstuvw/film.mp4')).toBe('Abcdefghijkmnopqrstuvw');
  expect(uploadIn('/films/x.mp4')).toBeNull();
});
