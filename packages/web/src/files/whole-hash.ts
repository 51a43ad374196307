/** Whole hash: asks a worker for the SHA-256 of a file. */

/** null: it cannot be read, or is not wanted any more. */
export function wholeHash(file: Blob, signal: AbortSignal): Promise<string | null> {
  return new Promise((answer) => {
    if (signal.aborted) return answer(null);
    const worker = new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module' });
    const end = (hash: string | null): void => {
      worker.terminate();
      answer(hash);
    };
    signal.addEventListener('abort', () => end(null), { once: true });
    worker.addEventListener('error', () => end(null));
    worker.addEventListener('message', ({ data }: MessageEvent<string | null>) => end(data));
    return worker.postMessage(file);
  });
}
