import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { renamedWoff2 } from './woff2-name.ts';

const font = (name: string) => readFileSync(createRequire(import.meta.url).resolve(name));
/** All tables of a font as they are packed. */
const tables = (file: Buffer): Buffer => {
  const packed = file.readUInt32BE(20);
  const end = [0, 1, 2, 3].map((padding) => file.length - padding - packed);
  for (const begin of end) {
    try {
      return brotliDecompressSync(file.subarray(begin, begin + packed));
    } catch {
      // Padded by another number of bytes.
    }
  }
  throw new Error('no tables');
};
const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16();

test.each(['jassub/dist/default.woff2', '@librescore/fonts/SourceHanSansKR.min.woff2'])(
  '[SB10] %s gets another family name, and nothing else changes',
  (name) => {
    const before = font(name);
    const after = renamedWoff2(before, 'Lockstep Fallback');
    expect(after.readUInt32BE(8)).toBe(after.length);
    expect(after.readUInt16BE(12)).toBe(before.readUInt16BE(12));
    const [old, renamed] = [tables(before), tables(after)];
    expect(renamed.includes(utf16('Lockstep Fallback'))).toBe(true);
    for (const family of ['Liberation Sans', 'Source Han Sans KR'])
      expect(renamed.includes(utf16(family))).toBe(false);
    // Who made it is still said.
    expect(renamed.includes(utf16('opyright')) || renamed.includes(utf16('©'))).toBe(true);
    // Only one piece is another: the table of names.
    let begin = 0;
    while (old[begin] === renamed[begin]) begin++;
    let end = 0;
    while (old[old.length - 1 - end] === renamed[renamed.length - 1 - end]) end++;
    expect(old.length - begin - end).toBeLessThan(10_000);
    expect(renamed.length - begin - end).toBeLessThan(1000);
  },
);

test('[SB10] what is no WOFF2 font is refused', () => {
  expect(() => renamedWoff2(Buffer.alloc(100), 'Name')).toThrow('no WOFF2');
});
