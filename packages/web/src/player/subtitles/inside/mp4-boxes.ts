/** MP4 boxes: the parts that MP4 files are made of. ISO/IEC 14496-12. */
export interface Box {
  readonly type: string;
  readonly data: Uint8Array;
}

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export interface BoxHead {
  readonly type: string;
  readonly headBytes: number;
  /** With its head; null: to the end of the file. */
  readonly size: number | null;
}

export const LONGEST_BOX_HEAD = 16;

/** null: nothing that could be a box. */
export function boxAt(bytes: Uint8Array, at = 0): BoxHead | null {
  if (bytes.length < at + 8) return null;
  const view = viewOf(bytes);
  const size = view.getUint32(at);
  const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
  if (size === 0) return { type, headBytes: 8, size: null };
  if (size !== 1) return size < 8 ? null : { type, headBytes: 8, size };
  if (bytes.length < at + 16) return null;
  const long = Number(view.getBigUint64(at + 8));
  return long < 16 || !Number.isSafeInteger(long) ? null : { type, headBytes: 16, size: long };
}

/** Ends where it is damaged. */
export function* boxesIn(bytes: Uint8Array): Generator<Box> {
  for (let at = 0; at < bytes.length;) {
    const head = boxAt(bytes, at);
    if (head === null) return;
    const end = head.size === null ? bytes.length : at + head.size;
    yield { type: head.type, data: bytes.subarray(at + head.headBytes, end) };
    at = end;
  }
}

/** The first box on that way down; null: there is none. */
export function boxOn(bytes: Uint8Array, ...way: readonly string[]): Uint8Array | null {
  let inside: Uint8Array | null = bytes;
  for (const type of way) {
    if (inside === null) return null;
    inside = [...boxesIn(inside)].find((box) => box.type === type)?.data ?? null;
  }
  return inside;
}
