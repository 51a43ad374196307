import { expect, test } from 'vitest';
import { audioFor, inOrder, qualityFor } from './choices.ts';

const q = (id: string, height: number | null, bitrate: number | null = null) => ({ id, height, bitrate });
const LADDER = [q('a', 360, 8e5), q('b', 1080, 5e6), q('c', 720, 3e6), q('d', 1080, 8e6)];
const track = (id: string, language: string | null) => ({ id, label: '', language });

test('[MD11] the greatest comes first; one alone is nothing to choose', () => {
  expect(inOrder(LADDER).map(({ id }) => id)).toEqual(['d', 'b', 'c', 'a']);
  expect(inOrder([q('a', 360)])).toEqual([]);
});

test('[MD12] a wish takes the greatest that is no higher, and the smallest where all are', () => {
  expect(qualityFor(LADDER, 720)?.id).toBe('c');
  expect(qualityFor(LADDER, 900)?.id).toBe('c');
  expect(qualityFor(LADDER, 240)?.id).toBe('a');
  expect(qualityFor(LADDER, null)).toBeNull();
  expect(qualityFor([q('a', 360)], 360)).toBeNull();
});

test('[MD12] a wished language is found, also under the name of another country', () => {
  const tracks = [track('0', 'en'), track('1', 'zh-Hans'), track('2', 'zh-TW'), track('3', null)];
  expect(audioFor(tracks, 'ZH-tw')?.id).toBe('2');
  expect(audioFor(tracks, 'zh')?.id).toBe('1');
  expect(audioFor(tracks, 'fr')).toBeNull();
  expect(audioFor(tracks, null)).toBeNull();
});
