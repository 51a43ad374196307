import { expect, test } from 'vitest';
import { nameOfLink } from './fetch-subtitles.ts';

test('[SB14] a link is called by its last readable part', () => {
  expect(nameOfLink('https://a.example/subs/My%20film.srt?x=1#y')).toBe('My film.srt');
  expect(nameOfLink('https://a.example/')).toBe('a.example');
  expect(nameOfLink('/api/subtitles/100%')).toBe('100%');
});
