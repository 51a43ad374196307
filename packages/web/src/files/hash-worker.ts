/** Hash worker: the SHA-256 of a whole file, read by slices, where it stops no picture. It ends when it has answered, or is ended. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { letGo } from './let-go.ts';

const BLOCK_BYTES = 1024 * 1024;

async function take(file: Blob): Promise<string | null> {
  try {
    const hash = sha256.create();
    for (let at = 0; at < file.size; at += BLOCK_BYTES) {
      const block = await file.slice(at, at + BLOCK_BYTES).arrayBuffer();
      hash.update(new Uint8Array(block));
      letGo(block);
    }
    return bytesToHex(hash.digest());
  } catch {
    return null;
  }
}

addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  void take(data).then((hash) => postMessage(hash));
});
