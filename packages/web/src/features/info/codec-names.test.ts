import { expect, test } from 'vitest';
import { audioName, videoName } from './codec-names.ts';

test('[TR50] codecs are called what people call them; unknown ones by their own name', () => {
  expect([videoName('avc'), videoName('hevc'), videoName('new1'), videoName(null)]).toEqual([
    'H.264',
    'HEVC (H.265)',
    'NEW1',
    null,
  ]);
  expect([audioName('ac3'), audioName('pcm-s16'), audioName('opus'), audioName(null)]).toEqual([
    'Dolby Digital (AC-3)',
    'PCM',
    'Opus',
    null,
  ]);
});
