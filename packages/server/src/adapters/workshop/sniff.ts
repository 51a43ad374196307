/** Sniff: what a file's first bytes say, without any program: which container it is, and whether its index stands in front. */
import { open, type FileHandle } from 'node:fs/promises';

export interface Sniffed {
  readonly container: 'mp4' | 'webm' | 'other';
  /** A player has to fetch the end of it before it can begin. */
  readonly isIndexAtEnd: boolean;
}

/** A film has a few dozen boxes at its top level at most, unless it is cut into fragments. */
const mostBoxes = 1000;

export async function sniff(file: string): Promise<Sniffed> {
  const handle = await open(file, 'r');
  try {
    const start = Buffer.alloc(64);
    await handle.read(start, 0, start.length, 0);
    if (start.toString('latin1', 4, 8) === 'ftyp')
      return { container: 'mp4', isIndexAtEnd: await isIndexAtEnd(handle) };
    const isEbml = start.readUInt32BE(0) === 0x1a45dfa3;
    const isWebm = isEbml && start.includes('webm');
    return { container: isWebm ? 'webm' : 'other', isIndexAtEnd: false };
  } finally {
    await handle.close();
  }
}

/** Walks the boxes until the index or the pictures come. */
async function isIndexAtEnd(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat();
  const head = Buffer.alloc(16);
  let at = 0;
  for (let boxes = 0; boxes < mostBoxes && at + 8 <= size; boxes++) {
    await handle.read(head, 0, head.length, at);
    const type = head.toString('latin1', 4, 8);
    if (type === 'moov') return false;
    if (type === 'mdat') return true;
    const short = head.readUInt32BE(0);
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short;
    if (length < 8) return false;
    at += length;
  }
  return false;
}
