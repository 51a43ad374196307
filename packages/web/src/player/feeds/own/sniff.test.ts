import { expect, test } from 'vitest';
import { codecName } from './codec-names.ts';
import { sniffed } from './sniff.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('[RX3] kinds of files that nobody takes apart have names', () => {
  expect(sniffed(bytes('RIFF....AVI LIST'))).toBe('AVI');
  expect(sniffed(bytes('RIFF....WAVEfmt '))).toBeNull();
  expect(sniffed(bytes('FLV\u0001'))).toBe('Flash Video (FLV)');
  expect(sniffed(new Uint8Array([0, 0, 1, 0xba]))).toBe('MPEG-PS (DVD)');
  expect(sniffed(new Uint8Array())).toBeNull();
});

test('[RX3] codecs are called as people call them, unknown ones as the file does', () => {
  expect(codecName('avc', 'avc1')).toBe('H.264');
  expect(codecName('pcm-s16be', null)).toBe('PCM');
  expect(codecName(null, 'V_MPEG4/ISO/ASP')).toBe('MPEG-4 Part 2 (DivX, Xvid)');
  expect(codecName(null, 'A_TRUEHD')).toBe('Dolby TrueHD');
  expect(codecName(null, 'V_QUICKTIME')).toBe('QUICKTIME');
  expect(codecName(null, null)).toBe('');
});
