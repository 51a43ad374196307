import { expect, test } from 'vitest';
import { masterOf, rungsOf } from './ladder.ts';
import { storyboardList, storyboardOf } from './storyboard.ts';

const sizes = (width: number, height: number) =>
  rungsOf({ size: { width, height } }).map(
    (rung) => `${rung.name} ${rung.width}x${rung.height} ${rung.videoKbps}`,
  );

test('[UP11] from 360p up to the film’s own size', () => {
  expect(sizes(1920, 1080)).toEqual([
    '360p 640x360 800',
    '480p 854x480 1400',
    '720p 1280x720 2800',
    '1080p 1920x1080 5000',
  ]);
  // Close to a step there is only its own.
  expect(sizes(720, 400)).toEqual(['400p 720x400 1400']);
  expect(sizes(320, 180)).toEqual(['180p 320x180 800']);
  // Upright, and wider than usual.
  expect(sizes(720, 1280).map((one) => one.split(' ')[1])).toEqual(['360x640', '480x854', '720x1280']);
  expect(sizes(1920, 800).at(-1)).toBe('800p 1920x800 5000');
  // More than the largest step is brought down to it.
  expect(sizes(7680, 4320).at(-1)).toBe('2160p 3840x2160 16000');
  expect(rungsOf({ size: null }).at(-1)?.name).toBe('720p');
});

test('[UP11] every size has an even number of pixels', () => {
  for (const rung of rungsOf({ size: { width: 1919, height: 1079 } }))
    expect([rung.width % 2, rung.height % 2]).toEqual([0, 0]);
});

test('[UP11] one language is inside, others have lists of their own', () => {
  const master = '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS="x"\nindex.m3u8\n';
  const track = (index: number, title: string | null) => ({ index, codec: 'aac', language: 'eng', title });
  expect(masterOf([{ name: '360p', master }], [track(0, null)])).toBe(
    '#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS="x"\n360p/index.m3u8\n',
  );
  const two = masterOf([{ name: '360p', master }], [track(0, 'He said "no"'), track(1, null)]);
  expect(two).toContain('NAME="He said ’no’",LANGUAGE="eng",DEFAULT=YES,AUTOSELECT=YES\n');
  expect(two).toContain('NAME="eng (2)",LANGUAGE="eng",DEFAULT=NO,AUTOSELECT=YES,URI="sound-1/index.m3u8"');
  expect(two).toContain('CODECS="x",AUDIO="sound"\n360p/index.m3u8');
});

test('[UP13] a storyboard has a picture for every few seconds, 400 at most', () => {
  const size = { width: 1920, height: 1080 };
  expect(storyboardOf(3, size)).toBeNull();
  expect(storyboardOf(null, size)).toBeNull();
  expect(storyboardOf(60, size)).toMatchObject({ everySec: 2, tiles: 30, sheets: 1, tileHeight: 90 });
  expect(storyboardOf(7200, size)).toMatchObject({ everySec: 18, tiles: 400, sheets: 4 });
  const board = storyboardOf(7200, size);
  const list = board === null ? '' : storyboardList(board, 7200, 4);
  expect(list).toContain('00:30:00.000 --> 00:30:18.000\nstoryboard-2.jpg#xywh=0,0,160,90\n');
  expect(list).toContain('01:59:42.000 --> 02:00:00.000\nstoryboard-4.jpg#xywh=1440,810,160,90\n');
});
