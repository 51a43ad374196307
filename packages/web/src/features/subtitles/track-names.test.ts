import { expect, test } from 'vitest';
import { trackNames } from './track-names.ts';

const film = (id: string, language: string | null, name = '') =>
  ({ id, language, name, origin: 'film' }) as const;

test('[SB13] by language and title, in words of the reader', () => {
  const tracks = [
    film('a', 'chi', 'Simplified'),
    film('b', 'eng'),
    film('c', 'eng'),
    film('d', 'eng', 'English'),
    film('e', null),
    film('f', '???', 'Signs'),
    { id: 'g', language: null, name: 'film.srt', origin: 'file' } as const,
  ];
  expect([...trackNames(tracks, 'en').values()]).toEqual([
    'Chinese · Simplified',
    'English',
    'English (2)',
    'English (3)',
    'Inside the film: track 5',
    'Signs',
    'film.srt',
  ]);
  expect(trackNames(tracks, 'zh-CN').get('a')).toBe('中文 · Simplified');
});
