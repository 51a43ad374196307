import { expect, test } from 'vitest';
import { missingIn, type Platform } from './browser-check.ts';

const whole: Platform = {
  HTMLVideoElement: { prototype: { getVideoPlaybackQuality: () => {} } },
  HTMLDialogElement: class {},
  WebSocket: class {},
  EventSource: class {},
  crypto: { getRandomValues: () => {} },
  Array,
};

test('a browser of today lacks nothing', () => {
  expect(missingIn(whole)).toEqual([]);
});

test('each thing that is missing is named', () => {
  expect(missingIn({ ...whole, HTMLVideoElement: undefined })).toEqual(['video']);
  expect(missingIn({ ...whole, HTMLDialogElement: undefined })).toEqual(['dialog']);
  expect(missingIn({ ...whole, Array: { prototype: {} } })).toEqual(['language']);
  expect(missingIn({ ...whole, crypto: undefined })).toEqual(['random']);
});

test('one of two ways to the server is enough', () => {
  expect(missingIn({ ...whole, WebSocket: undefined })).toEqual([]);
  expect(missingIn({ ...whole, WebSocket: undefined, EventSource: undefined })).toEqual(['connection']);
});
