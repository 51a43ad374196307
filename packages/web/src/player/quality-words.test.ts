import { expect, test } from 'vitest';
import { qualityName } from './quality-words.ts';

const q = (height: number | null, bitrate: number | null) => ({
  id: `${height} ${bitrate}`,
  height,
  bitrate,
});

test('[MD11] a quality is named by its height, and by its rate where that does not tell it apart', () => {
  const all = [q(1080, 8.04e6), q(1080, 5e6), q(720, 3e6), q(null, 64_512), q(null, null)];
  expect(all.map((one) => qualityName(one, all))).toEqual([
    { by: 'both', height: 1080, mbit: 8 },
    { by: 'both', height: 1080, mbit: 5 },
    { by: 'height', height: 720 },
    { by: 'rate', mbit: 0.06 },
    { by: 'place', place: 5 },
  ]);
});
