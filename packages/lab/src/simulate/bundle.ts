/**
 * Bundle: the worker as one plain script. Threads that would each translate TypeScript again start seconds later and run
 * slower, because names are kept at every closure.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

/** Writes it and returns its path. */
export async function bundleWorker(): Promise<string> {
  const folder = fileURLToPath(new URL('../../../../out/simulate/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  // Runs at the same time must not overwrite each other's script.
  const file = join(folder, `worker-${process.pid}.mjs`);
  await build({
    input: fileURLToPath(new URL('worker.ts', import.meta.url)),
    platform: 'node',
    logLevel: 'warn',
    output: { file, format: 'esm' },
  });
  return file;
}
