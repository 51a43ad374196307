/**
 * Pad film: an mp4 as large as is wanted, of one that is smaller: what is missing is a hole in its media, which no player
 * reads. The index stays where it was: in front, or at the very end.
 */
import { open, type FileHandle } from 'node:fs/promises';

/** A box at the top of an mp4. */
export interface Box {
  readonly type: string;
  readonly at: number;
  readonly bytes: number;
}

const headBytes = 16;

export async function boxesOf(file: FileHandle): Promise<readonly Box[]> {
  const { size } = await file.stat();
  const boxes: Box[] = [];
  for (let at = 0; at < size;) {
    const head = Buffer.alloc(headBytes);
    await file.read(head, 0, headBytes, at);
    const short = head.readUInt32BE(0);
    const bytes = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? size - at : short;
    if (bytes < 8) throw new Error(`no box of an mp4 at ${at}`);
    boxes.push({ type: head.toString('latin1', 4, 8), at, bytes });
    at += bytes;
  }
  return boxes;
}

/** Where things come to lie. */
export interface Padding {
  /** The head of the media, over the empty box that ffmpeg leaves in front of it for this. */
  readonly mediaAt: number;
  readonly mediaBytes: number;
  /** What is behind the media: from where it is taken, and to where it comes. */
  readonly tail: { readonly from: number; readonly to: number; readonly bytes: number };
}

/** Nothing of the media moves, so the index is still right. */
export function paddingFor(boxes: readonly Box[], wanted: number): Padding {
  const index = boxes.findIndex(({ type }) => type === 'mdat');
  const media = boxes[index];
  const free = boxes[index - 1];
  if (media === undefined || free?.type !== 'free' || free.bytes !== 8)
    throw new Error('an mp4 without an empty box in front of its media');
  const from = media.at + media.bytes;
  const end = Math.max(from, ...boxes.map(({ at, bytes }) => at + bytes));
  const bytes = end - from;
  if (wanted < end) throw new Error(`the film has ${end} bytes already`);
  const to = wanted - bytes;
  return { mediaAt: free.at, mediaBytes: to - free.at, tail: { from, to, bytes } };
}

/** Pads the file where it is. */
export async function padFilm(path: string, wanted: number): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const boxes = await boxesOf(file);
    const { mediaAt, mediaBytes, tail } = paddingFor(boxes, wanted);
    const end = Buffer.alloc(tail.bytes);
    await file.read(end, 0, tail.bytes, tail.from);
    await file.truncate(tail.from);
    await file.truncate(wanted);
    await file.write(end, 0, tail.bytes, tail.to);
    const head = Buffer.alloc(headBytes);
    head.writeUInt32BE(1, 0);
    head.write('mdat', 4, 'latin1');
    head.writeBigUInt64BE(BigInt(mediaBytes), 8);
    await file.write(head, 0, headBytes, mediaAt);
  } finally {
    await file.close();
  }
}
