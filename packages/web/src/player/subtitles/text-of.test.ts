import { expect, test } from 'vitest';
import { samples } from './text-samples.ts';
import { textOf } from './text-of.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

test('[SB2] UTF-8 with a mark and without, also the shortest', () => {
  expect(textOf(utf8('春天来了'))).toBe('春天来了');
  expect(textOf(bytes('efbbbfe698a5'))).toBe('春');
  expect(textOf(utf8('plain'))).toBe('plain');
  expect(textOf(new Uint8Array())).toBe('');
});

test('[SB2] UTF-16 by its mark, in either order', () => {
  expect(textOf(bytes('fffe25662959'))).toBe('春天');
  expect(textOf(bytes('feff66255929'))).toBe('春天');
});

test.each(samples)('[SB2] %s', (_, text, base64) => {
  expect(textOf(Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0))).toBe(text);
});
