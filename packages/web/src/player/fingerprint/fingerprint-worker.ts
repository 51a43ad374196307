/** Fingerprint worker: reads and hashes where it stops no picture. It ends when it has answered, or is ended. */
import { hashBlocks } from './hash-blocks.ts';
import { readableFile, readableLink } from './readable.ts';

/** A file of this device, or an address of this server. */
export type FingerprintAsked = { readonly file: Blob } | { readonly url: string };

export type FingerprintTold =
  | { readonly type: 'share'; readonly share: number }
  | { readonly type: 'taken'; readonly size: number; readonly hash: string }
  | { readonly type: 'failed' };

const tell = (told: FingerprintTold): void => postMessage(told);

async function take(asked: FingerprintAsked): Promise<void> {
  try {
    const readable = 'file' in asked ? readableFile(asked.file) : await readableLink(asked.url);
    const hash = await hashBlocks(readable, (share) => tell({ type: 'share', share }));
    tell({ type: 'taken', size: readable.size, hash });
  } catch {
    tell({ type: 'failed' });
  }
}

addEventListener('message', ({ data }: MessageEvent<FingerprintAsked>) => void take(data));
