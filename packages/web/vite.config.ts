/** The web app's build: hashed assets into dist; in development /api and /media are the server's. */
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { roomPage } from './build/room-page.ts';
import { shellWorker } from './shell-plugin.ts';

const here = (path: string) => decodeURIComponent(new URL(path, import.meta.url).pathname);
const server = process.env['LOCKSTEP_SERVER'] ?? 'http://localhost:8787';

export default defineConfig({
  root: here('.'),
  // Relative addresses: the server names the path below which the app lives (docs/guide/deploy.md).
  base: './',
  plugins: [
    // The same options as the script compile-messages in package.json.
    paraglideVitePlugin({
      project: here('./project.inlang'),
      outdir: here('./src/paraglide'),
      strategy: ['globalVariable', 'baseLocale'],
      outputStructure: 'message-modules',
    }),
    tailwind(),
    react(),
    shellWorker({ page: here('./index.html'), worker: here('./src/shell-worker.ts') }),
    roomPage('/src/app/room-screen.tsx'),
  ],
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 300,
    rolldownOptions: {
      treeshake: {
        // The core's modules only define things: the first page, which needs two of them, does not pay for the rest.
        moduleSideEffects: [{ test: /packages\/core\/src\//, sideEffects: false }],
      },
    },
  },
  // The worker that reads films loads the decoder of Dolby sound when a film needs it.
  worker: { format: 'es' },
  server: {
    host: true,
    proxy: { '/api': { target: server, ws: true }, '/media': server },
  },
});
