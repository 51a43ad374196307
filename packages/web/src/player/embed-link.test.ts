import { expect, test } from 'vitest';
import { addressOf, embedOf, titleOfEmbed } from './embed-link.ts';

const ID = 'aqz-KE-bpKQ';
const HASH = '8272103f6e';

test.each([
  [`https://www.youtube.com/watch?v=${ID}`, null],
  [`http://youtube.com/watch?v=${ID}&feature=share`, null],
  [`https://www.youtube.com/watch?app=desktop&v=${ID}#details`, null],
  [`https://m.youtube.com/watch?v=${ID}&t=90`, 90],
  [`https://music.youtube.com/watch?v=${ID}`, null],
  [`https://www.youtube.com/watch?v=${ID}&t=1h2m3s`, 3723],
  [`https://www.youtube.com/watch?v=${ID}#t=1m30s`, 90],
  [`https://youtu.be/${ID}`, null],
  [`https://youtu.be/${ID}?si=abcDEF&t=42s`, 42],
  [`https://www.youtube.com/shorts/${ID}`, null],
  [`https://www.youtube.com/live/${ID}?feature=share`, null],
  [`https://www.youtube.com/embed/${ID}?start=12`, 12],
  [`https://www.youtube-nocookie.com/embed/${ID}`, null],
  [`https://www.youtube.com/v/${ID}`, null],
  // A playlist: the film in it.
  [`https://www.youtube.com/watch?v=${ID}&list=PLabcdefgh&index=3`, null],
  [`https://youtu.be/${ID}?list=PLabcdefgh`, null],
  // No time at all.
  [`https://youtu.be/${ID}?t=soon`, null],
  [`https://youtu.be/${ID}?t=0`, null],
])('[EM1] %s is a film on YouTube', (link, start) => {
  expect(embedOf(link)).toEqual({ site: 'youtube', id: ID, key: null, start });
});

test.each([
  ['https://vimeo.com/76979871', null, null],
  ['https://www.vimeo.com/76979871?share=copy', null, null],
  [`https://vimeo.com/76979871/${HASH}`, HASH, null],
  [`https://vimeo.com/76979871?h=${HASH}`, HASH, null],
  [`https://player.vimeo.com/video/76979871?h=${HASH}&badge=0`, HASH, null],
  ['https://player.vimeo.com/video/76979871', null, null],
  ['https://vimeo.com/channels/staffpicks/76979871', null, null],
  ['https://vimeo.com/groups/shortfilms/videos/76979871', null, null],
  ['https://vimeo.com/76979871#t=1m5s', null, 65],
])('[EM1] %s is a film on Vimeo', (link, key, start) => {
  expect(embedOf(link)).toEqual({ site: 'vimeo', id: '76979871', key, start });
});

test.each([
  'https://www.youtube.com/',
  'https://www.youtube.com/playlist?list=PLabcdefgh',
  'https://www.youtube.com/@somebody',
  'https://www.youtube.com/watch?v=short',
  `https://www.youtube.com.evil.example/watch?v=${ID}`,
  `https://notyoutube.com/watch?v=${ID}`,
  `ftp://youtu.be/${ID}`,
  `https://films.example/youtu.be/${ID}`,
  'https://vimeo.com/',
  'https://vimeo.com/about',
  'https://vimeo.com/showcase/76979871',
  'https://vimeo.com/event/76979871',
  'https://films.example/76979871',
  '/media/demo.mp4',
  'no address',
  '',
])('[EM1] %s is none', (link) => {
  expect(embedOf(link)).toBeNull();
});

test('[EM3] until its title is told a film is called by its site and its name there', () => {
  const link = embedOf(`https://youtu.be/${ID}`);
  expect(link === null ? null : titleOfEmbed(link)).toBe(`YouTube ${ID}`);
});

test('[EM20] films of YouTube are opened at the address that sets no cookies', () => {
  expect(addressOf({ site: 'youtube', id: ID, key: null, start: 5 })).toBe(
    `https://www.youtube-nocookie.com/embed/${ID}`,
  );
  expect(addressOf({ site: 'vimeo', id: '76979871', key: HASH, start: null })).toBe(
    `https://vimeo.com/76979871/${HASH}`,
  );
});
