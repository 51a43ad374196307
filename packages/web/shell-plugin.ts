/** Shell plugin: builds the service worker beside the app, as sw.js, and tells it which files of the build to keep. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Larger ones are players of special formats: they are loaded when they are needed, and need a network anyway. */
const LARGEST_BYTES = 600_000;
/** Beside what the build makes. */
const PICTURES = ['icon.svg'];

export interface ShellOptions {
  readonly page: string;
  readonly worker: string;
}

export function shellWorker({ page, worker }: ShellOptions): Plugin {
  return {
    name: 'lockstep-shell-worker',
    apply: 'build',
    config: () => ({
      build: {
        rolldownOptions: {
          input: { index: page, sw: worker },
          output: {
            entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
          },
        },
      },
    }),
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const script = bundle['sw.js'];
        if (script?.type !== 'chunk') this.error('The service worker was not built.');
        if (script.imports.length > 0) this.error('The service worker must be one script.');
        const files = Object.values(bundle)
          .filter((output) => /^assets\/.*\.(js|css)$/.test(output.fileName))
          .filter((output) => sizeOf(output) <= LARGEST_BYTES)
          .map(({ fileName }) => fileName)
          .toSorted((a, b) => a.localeCompare(b))
          .concat(PICTURES);
        const hash = createHash('sha256').update(script.code).update(files.join(' '));
        const version = hash.update(readFileSync(page)).digest('hex').slice(0, 16);
        const code = script.code.replaceAll('__KEPT__', `(${JSON.stringify({ version, files })})`);
        if (code === script.code) this.error('The service worker has no place for the list of files.');
        script.code = code;
      },
    },
  };
}

const sizeOf = (output: { readonly code?: string; readonly source?: string | Uint8Array }): number =>
  (output.code ?? output.source ?? '').length;
