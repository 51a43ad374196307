/**
 * Packs what was built for the web, once, as tightly as it goes: beside each text file a `.br` and a `.gz`, which the
 * server sends to whoever takes them (server/src/http/files.ts). Packing while sending would cost more and pack less.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Pictures, fonts and films are packed already. */
const texts = /\.(js|mjs|css|html|svg|json|webmanifest|wasm|txt|ttf)$/;
/** Fits into the first packet anyhow. */
const leastBytes = 1024;

export function packFolder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !texts.test(entry.name)) continue;
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const plain = readFileSync(file);
    if (plain.length < leastBytes) continue;
    const brotli = brotliCompressSync(plain, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      },
    });
    for (const [ending, packed] of [
      ['.br', brotli],
      ['.gz', gzipSync(plain, { level: constants.Z_BEST_COMPRESSION })],
    ]) {
      if (packed.length < plain.length) writeFileSync(file + ending, packed);
    }
  }
}
