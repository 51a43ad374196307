import { expect, test } from 'vitest';
import { asListing } from './library-listing.ts';

const film = {
  name: 'a.mp4',
  path: 'x/a.mp4',
  url: '/films/x/a.mp4',
  bytes: 7,
  subtitles: [
    { name: 'a.srt', url: '/films/x/a.srt' },
    { name: 'b.srt', url: '//elsewhere.example/b.srt' },
    7,
  ],
  changedAt: 1,
  isKnown: true,
  duration: 3.5,
  width: 640,
  height: 360,
  poster: '/api/library/poster?path=x%2Fa.mp4',
};

test('what the server tells of a folder', () => {
  const listing = asListing({
    path: 'x',
    folders: [{ name: 'y', path: 'x/y' }],
    films: [film],
    isCut: false,
  });
  expect(listing).toMatchObject({
    path: 'x',
    folders: [{ name: 'y', path: 'x/y' }],
    films: [
      {
        url: '/films/x/a.mp4',
        duration: 3.5,
        height: 360,
        subtitles: [{ name: 'a.srt', url: '/films/x/a.srt' }],
      },
    ],
    isCut: false,
  });
});

test.each([null, 7, {}, { path: '' }, { path: '', folders: [] }, { path: 1, folders: [], films: [] }])(
  '%j is no listing',
  (body) => {
    expect(asListing(body)).toBeNull();
  },
);

test('films that make no sense, or lie on another server, are left out', () => {
  const films = [
    { ...film, url: 'https://elsewhere.example/a.mp4' },
    { ...film, url: '//elsewhere.example' },
    7,
  ];
  expect(asListing({ path: '', folders: [7], films })).toMatchObject({ folders: [], films: [] });
  const odd = { ...film, poster: '//elsewhere.example/a.jpg', duration: -1, bytes: 'many' };
  expect(asListing({ path: '', folders: [], films: [odd] })?.films).toMatchObject([
    { poster: null, duration: null, bytes: 0 },
  ]);
});
