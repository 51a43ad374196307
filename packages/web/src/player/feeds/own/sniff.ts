/** Sniff: the kinds of film files that no browser and no reader of ours takes apart, told by their first bytes. */

/** So many bytes are enough. */
export const SNIFFED_BYTES = 16;

const MARKS: readonly (readonly [name: string, at: number, bytes: readonly number[]])[] = [
  // `AVI ` after RIFF and a length.
  ['AVI', 8, [0x41, 0x56, 0x49, 0x20]],
  ['Flash Video (FLV)', 0, [0x46, 0x4c, 0x56]],
  ['Windows Media (WMV)', 0, [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11]],
  ['RealMedia', 0, [0x2e, 0x52, 0x4d, 0x46]],
  ['MPEG-PS (DVD)', 0, [0x00, 0x00, 0x01, 0xba]],
  ['MPEG', 0, [0x00, 0x00, 0x01, 0xb3]],
];

/** The file's kind; null: none of these. */
export function sniffed(head: Uint8Array): string | null {
  const mark = MARKS.find(([, at, bytes]) => bytes.every((byte, index) => head[at + index] === byte));
  return mark?.[0] ?? null;
}
