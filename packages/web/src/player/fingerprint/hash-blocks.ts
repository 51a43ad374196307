/**
 * Hash blocks: the fingerprint itself. Not by the page's own cryptography, which is missing on pages that are reached by
 * `http://192.168…`. See docs/decisions/070.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { blockPlan, type Block } from './block-plan.ts';

export interface Readable {
  /** In bytes. */
  readonly size: number;
  readonly read: (block: Block) => Promise<Uint8Array>;
}

/** 64 hex digits. @param onShare told after each block, 0 to 1 */
export async function hashBlocks(
  { size, read }: Readable,
  onShare: (share: number) => void,
): Promise<string> {
  const hash = sha256.create().update(utf8ToBytes(`${size}\n`));
  const plan = blockPlan(size);
  for (const [index, block] of plan.entries()) {
    const bytes = await read(block);
    if (bytes.length !== block.to - block.from) throw new Error('The file is shorter than it was.');
    hash.update(bytes);
    onShare((index + 1) / plan.length);
  }
  return bytesToHex(hash.digest());
}
