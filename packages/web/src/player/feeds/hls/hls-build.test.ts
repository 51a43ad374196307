import { expect, test } from 'vitest';
import { needsAll } from './hls-build.ts';

test('the small build does for a film without lists of sound and text; the whole one is taken in doubt', () => {
  expect(needsAll('#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n0.m3u8\n')).toBe(false);
  expect(needsAll('#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="b"\n')).toBe(false);
  expect(needsAll('#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="b",URI="2.m3u8"\n')).toBe(true);
  expect(needsAll('#EXTM3U\n#EXT-X-DEFINE:NAME="a",VALUE="b"\n')).toBe(true);
  expect(needsAll('')).toBe(true);
});
