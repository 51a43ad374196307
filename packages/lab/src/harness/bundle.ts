/**
 * Bundle: one TypeScript program as one plain script. Processes that would each translate TypeScript again start seconds
 * later and run slower, because names are kept at every closure.
 */
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const ours = /^(\.|\/|[A-Za-z]:\\|@lockstep\/)/;

/** Writes it into a folder below `out` and returns its path; what npm brings stays outside. */
export async function bundle(source: URL, folder: string): Promise<string> {
  const out = fileURLToPath(new URL(`../../../../out/${folder}/`, import.meta.url));
  mkdirSync(out, { recursive: true });
  const input = fileURLToPath(source);
  // Runs at the same time must not overwrite each other's script.
  const file = join(out, `${basename(input, '.ts')}-${process.pid}.mjs`);
  await build({
    input,
    platform: 'node',
    logLevel: 'warn',
    external: (id) => !ours.test(id) && id !== 'valibot',
    output: { file, format: 'esm', codeSplitting: false },
  });
  return file;
}
