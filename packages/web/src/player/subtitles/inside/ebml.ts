/** EBML: the elements that Matroska files are made of, each a number, a size and as many bytes. RFC 8794. */
export interface ElementHead {
  readonly id: number;
  /** Of the number and the size themselves. */
  readonly headBytes: number;
  /** null: as far as what follows belongs to it, in files written while they were sent. */
  readonly size: number | null;
}

export interface Element {
  readonly id: number;
  readonly data: Uint8Array;
}

/** A number and a size take no more. */
export const LONGEST_HEAD = 12;
const LONGEST_ID = 4;
const LONGEST_SIZE = 8;

/** null: nothing that could be an element. */
export function headAt(bytes: Uint8Array, at = 0): ElementHead | null {
  const idBytes = lengthAt(bytes, at, LONGEST_ID);
  if (idBytes === null) return null;
  const sizeBytes = lengthAt(bytes, at + idBytes, LONGEST_SIZE);
  if (sizeBytes === null) return null;
  const id = numberAt(bytes, at, idBytes);
  const begin = at + idBytes;
  // The mark of the length is no part of the size; all other bits set: nobody knew.
  const first = (bytes[begin] ?? 0) & (0xff >> sizeBytes);
  const rest = bytes.subarray(begin + 1, begin + sizeBytes);
  const size = first * 256 ** rest.length + numberAt(rest, 0, rest.length);
  const isOpen = first === 0xff >> sizeBytes && rest.every((byte) => byte === 0xff);
  if (!isOpen && !Number.isSafeInteger(size)) return null;
  return { id, headBytes: idBytes + sizeBytes, size: isOpen ? null : size };
}

/** How many bytes the number there has, by its first ones; null: too many, or the end. */
function lengthAt(bytes: Uint8Array, at: number, most: number): number | null {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  return length <= most && at + length <= bytes.length ? length : null;
}

function numberAt(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = at; index < at + length; index++) value = value * 256 + (bytes[index] ?? 0);
  return value;
}

/** What is inside an element that holds others; ends where it is damaged. */
export function* elementsIn(bytes: Uint8Array): Generator<Element> {
  let at = 0;
  while (at < bytes.length) {
    const head = headAt(bytes, at);
    if (head === null || head.size === null) return;
    const begin = at + head.headBytes;
    yield { id: head.id, data: bytes.subarray(begin, begin + head.size) };
    at = begin + head.size;
  }
}

export const uintOf = (data: Uint8Array): number => numberAt(data, 0, Math.min(data.length, 8));

/** Texts may be padded by zeros. */
export const textIn = (data: Uint8Array): string => new TextDecoder().decode(data).replace(/\0+$/, '');
