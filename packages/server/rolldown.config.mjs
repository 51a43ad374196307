/** The server as one file for Node: our own packages inside, npm's outside. Run from the project's folder. */
import { defineConfig } from 'rolldown';

const ours = /^(\.|\/|[A-Za-z]:\\|@lockstep\/)/;

export default defineConfig({
  input: 'packages/server/src/main.ts',
  platform: 'node',
  external: (id) => !ours.test(id) && !id.startsWith('packages/') && id !== 'valibot',
  output: { file: 'packages/server/dist/main.js', format: 'esm', sourcemap: true },
});
