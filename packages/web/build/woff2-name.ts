/**
 * WOFF2 name: the same font under another family name. Everything but its name table stays as it is, so nothing of a
 * font has to be understood for it. The format: https://www.w3.org/TR/WOFF2/
 */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

const HEADER_BYTES = 48;
/** Of the tags that have a number instead of four letters. */
const NAME_TAG = 5;
const GLYF_TAG = 10;
const LOCA_TAG = 11;
const OTHER_TAG = 63;

interface Table {
  readonly flags: number;
  /** Where the tag has no number. */
  readonly tag: Buffer;
  readonly length: number;
  /** As packed, where that differs from the table's own. */
  readonly transformed: number | null;
}

export function renamedWoff2(font: Buffer, family: string): Buffer {
  if (font.toString('latin1', 0, 4) !== 'wOF2') throw new Error('this is no WOFF2 font');
  const { tables, end } = tablesOf(font);
  const packedBytes = font.readUInt32BE(20);
  const plain = brotliDecompressSync(font.subarray(end, end + packedBytes));
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { flags, tag, length, transformed } of tables) {
    const stored = plain.subarray(at, (at += transformed ?? length));
    const part = (flags & 63) === NAME_TAG ? nameTable(stored, family) : stored;
    parts.push(part);
    const own = (flags & 63) === NAME_TAG ? part.length : length;
    const packed = transformed === null ? [] : [base128(transformed)];
    directory.push(Buffer.from([flags]), tag, base128(own), ...packed);
  }
  const all = Buffer.concat(parts);
  const packed = brotliCompressSync(all, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT,
      [constants.BROTLI_PARAM_SIZE_HINT]: all.length,
    },
  });
  const header = Buffer.from(font.subarray(0, HEADER_BYTES));
  const body = Buffer.concat([header, ...directory, packed]);
  const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
  padded.writeUInt32BE(padded.length, 8);
  padded.writeUInt32BE(packed.length, 20);
  // Neither metadata nor private data go along.
  padded.fill(0, 28, HEADER_BYTES);
  return padded;
}

function tablesOf(font: Buffer): { readonly tables: readonly Table[]; readonly end: number } {
  let at = HEADER_BYTES;
  const number = (): number => {
    let value = 0;
    for (;;) {
      const byte = font.readUInt8(at++);
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  const tables = Array.from({ length: font.readUInt16BE(12) }, (): Table => {
    const flags = font.readUInt8(at++);
    const tag = font.subarray(at, (at += (flags & 63) === OTHER_TAG ? 4 : 0));
    const length = number();
    return { flags, tag, length, transformed: isTransformed(flags, tag) ? number() : null };
  });
  return { tables, end: at };
}

/** For two tables the first way is the changed one, for all others it is the one that changes nothing. */
function isTransformed(flags: number, tag: Buffer): boolean {
  const way = flags >> 6;
  const number = flags & 63;
  const isOutline =
    number === GLYF_TAG || number === LOCA_TAG || ['glyf', 'loca'].includes(tag.toString('latin1'));
  return isOutline ? way !== 3 : way !== 0;
}

function base128(value: number): Buffer {
  const bytes = [value & 127];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 127) | 128);
  return Buffer.from(bytes);
}

/** Windows, Unicode, English: the only records that are looked at. Who made the font is kept. */
const WHERE = [3, 1, 0x409] as const;
const COPYRIGHT = 0;

function nameTable(table: Buffer, family: string): Buffer {
  const names: readonly (readonly [number, string])[] = [
    [COPYRIGHT, copyrightOf(table)],
    [1, family],
    [2, 'Regular'],
    [3, family],
    [4, family],
    [6, family.replaceAll(' ', '')],
    [13, 'This Font Software is licensed under the SIL Open Font License, Version 1.1.'],
  ];
  const head = Buffer.alloc(6 + 12 * names.length);
  head.writeUInt16BE(names.length, 2);
  head.writeUInt16BE(head.length, 4);
  const texts: Buffer[] = [];
  let offset = 0;
  for (const [index, [id, text]] of names.entries()) {
    const written = Buffer.from(text, 'utf16le').swap16();
    [...WHERE, id, written.length, offset].forEach((value, field) => {
      head.writeUInt16BE(value, 6 + 12 * index + 2 * field);
    });
    texts.push(written);
    offset += written.length;
  }
  return Buffer.concat([head, ...texts]);
}

function copyrightOf(table: Buffer): string {
  const texts = table.readUInt16BE(4);
  for (let index = 0; index < table.readUInt16BE(2); index++) {
    const field = (n: number) => table.readUInt16BE(6 + 12 * index + 2 * n);
    if (field(0) !== WHERE[0] || field(3) !== COPYRIGHT) continue;
    const begin = texts + field(5);
    return Buffer.from(table.subarray(begin, begin + field(4)))
      .swap16()
      .toString('utf16le');
  }
  return '';
}
