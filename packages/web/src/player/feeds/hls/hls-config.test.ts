import { expect, test } from 'vitest';
import { hlsConfig } from './hls-config.ts';
import { roomFor } from '../memory.ts';

const config = (memory: 'small' | 'large', language: string | null = null) =>
  hlsConfig({ at: 12, language, memory, workerPath: 'worker.js' });

test('[MD8] a stream begins where the room is, and never catches up by itself', () => {
  expect(config('large')).toMatchObject({
    startPosition: 12,
    maxLiveSyncPlaybackRate: 1,
    enableInterstitialPlayback: false,
  });
});

test('[MD9] a phone holds less', () => {
  expect(roomFor('small').bytes).toBeLessThan(roomFor('large').bytes / 2);
  expect(config('small').maxBufferSize).toBe(roomFor('small').bytes);
  expect(config('small').backBufferLength).toBe(roomFor('small').behindSec);
});

test('[MD12] the wished language is asked for from the first piece on', () => {
  expect(config('large', 'zh').audioPreference).toEqual({ lang: 'zh' });
  expect(config('large')).not.toHaveProperty('audioPreference');
});
