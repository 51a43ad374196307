/** Hash worker: the SHA-256 of a whole file, read by blocks, where it stops no picture. It ends when it has answered, or is ended. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { readBlocks } from './read-blocks.ts';

async function take(file: Blob): Promise<string | null> {
  try {
    const hash = sha256.create();
    const blocks = readBlocks(file, 0);
    for (let block = await blocks.next(); block !== null; block = await blocks.next()) hash.update(block);
    return bytesToHex(hash.digest());
  } catch {
    return null;
  }
}

addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  void take(data).then((hash) => postMessage(hash));
});
