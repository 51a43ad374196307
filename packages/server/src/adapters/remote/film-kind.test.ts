import { expect, test } from 'vitest';
import { filmKind } from './film-kind.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

test.each([
  ['\0\0\0\x20ftypisom', 'video/mp4'],
  ['\0\0\0\x14ftypqt  ', 'video/quicktime'],
  ['\0\0\0\x08wide\0\0', 'video/quicktime'],
  ['\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm', 'video/webm'],
  ['\x1a\x45\xdf\xa3\x9fB\x82\x88matroska', 'video/x-matroska'],
  ['OggS\0', 'video/ogg'],
  ['RIFF\0\0\0\0AVI LIST', 'video/x-msvideo'],
  [`G${'\0'.repeat(187)}G${'\0'.repeat(187)}G`, 'video/mp2t'],
  ['<!doctype html><title>film.mp4</title>', null],
  ['{"secret":1}', null],
  ['#EXTM3U\n', null],
  ['GIF89a', null],
  ['', null],
])('[TR44] %j', (text, type) => {
  expect(filmKind(bytes(text))).toBe(type);
});
