/** The server for Node, what only some need in files of their own: our own packages inside, npm's outside. Run from the project's folder. */
import { defineConfig } from 'rolldown';

const ours = /^(\.|\/|[A-Za-z]:\\|@lockstep\/)/;

export default defineConfig({
  input: 'packages/server/src/main.ts',
  platform: 'node',
  external: (id) => !ours.test(id) && !id.startsWith('packages/') && id !== 'valibot',
  output: {
    dir: 'packages/server/dist',
    entryFileNames: 'main.js',
    chunkFileNames: '[name].js',
    format: 'esm',
    sourcemap: true,
  },
});
