/** Take fingerprint: asks a worker for it. [SR1][SR2] */
import type { FingerprintAsked, FingerprintTold } from './fingerprint-worker.ts';

export interface TakenFingerprint {
  /** In bytes. */
  readonly size: number;
  /** SHA-256, 64 hex digits. */
  readonly hash: string;
}

export interface FingerprintOptions {
  /** Aborted: the worker is ended, wherever it is. */
  readonly signal: AbortSignal;
  /** 0 to 1, after each block. */
  readonly onShare?: (share: number) => void;
}

/** null: it could not be read, or is not wanted any more. */
export function takeFingerprint(
  asked: FingerprintAsked,
  { signal, onShare }: FingerprintOptions,
): Promise<TakenFingerprint | null> {
  return new Promise((answer) => {
    if (signal.aborted) return answer(null);
    const worker = new Worker(new URL('./fingerprint-worker.ts', import.meta.url), { type: 'module' });
    const end = (taken: TakenFingerprint | null) => {
      worker.terminate();
      answer(taken);
    };
    signal.addEventListener('abort', () => end(null), { once: true });
    worker.addEventListener('error', () => end(null));
    worker.addEventListener('message', ({ data }: MessageEvent<FingerprintTold>) => {
      switch (data.type) {
        case 'share':
          onShare?.(data.share);
          return;
        case 'taken':
          end({ size: data.size, hash: data.hash });
          return;
        case 'failed':
          end(null);
      }
    });
    return worker.postMessage(asked);
  });
}
