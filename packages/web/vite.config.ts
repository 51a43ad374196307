/** The web app's build: hashed assets into dist; in development /api, /media and /uploads are the server's. */
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type InlineConfig } from 'vite';
import { chunksOf } from './build/chunks.ts';
import { fallbackFonts } from './build/fallback-fonts.ts';
import { roomPage } from './build/room-page.ts';
import { shellWorker } from './shell-plugin.ts';

const here = (path: string) => decodeURIComponent(new URL(path, import.meta.url).pathname);
const server = process.env['LOCKSTEP_SERVER'] ?? 'http://localhost:8787';

const config: InlineConfig = {
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
    fallbackFonts(here('./.fonts')),
  ],
  // It starts its worker by an address beside its own file, which bundling for development would move.
  optimizeDeps: { exclude: ['jassub'], include: ['jassub > rvfc-polyfill', 'jassub > throughput'] },
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
  // The workers that read films and draw subtitles load further parts when a film needs them.
  worker: { format: 'es' },
  server: {
    host: true,
    proxy: {
      '/api': { target: server, ws: true },
      ...Object.fromEntries(['/media', '/films', '/fetched', '/uploads'].map((path) => [path, server])),
    },
  },
};

/** What is needed at once, in the order in which it is needed. */
const together = [
  { name: 'index', entries: ['/src/app/main.tsx', 'rolldown/runtime.js'] },
  // Both the first page and a room have it.
  { name: 'history', entries: ['/src/features/history/past-films.tsx'] },
  { name: 'room', entries: ['/src/app/room-screen.tsx'] },
  { name: 'chat', entries: ['/src/features/talk/chat/chat-panel.tsx'] },
  // What a room without a film shows.
  { name: 'films', entries: ['/src/app/room/first-film.tsx', '/src/app/room/other-film.tsx'] },
  // What looks ahead once there is a film.
  { name: 'ahead', entries: ['/src/player/look-ahead.ts', '/src/api/room-server.ts'] },
  // What is loaded when a room's first moments are over (src/room/later.ts).
  {
    name: 'later',
    entries: [
      '/src/features/history/film-memory.ts',
      '/src/features/next/next-card.tsx',
      '/src/features/notices/watch-late.ts',
    ],
  },
];

export default defineConfig(async ({ command }) => {
  if (command === 'serve') return config;
  const name = await chunksOf(config, together);
  const { rolldownOptions } = config.build ?? {};
  return {
    ...config,
    plugins: [
      ...(config.plugins ?? []),
      shellWorker({ page: here('./index.html'), worker: here('./src/shell-worker.ts') }),
      roomPage('/src/app/room-screen.tsx'),
    ],
    build: {
      ...config.build,
      rolldownOptions: {
        ...rolldownOptions,
        output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name }] } },
      },
    },
  };
});
