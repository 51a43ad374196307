import { defineConfig } from 'vitest/config';

/** Tests that start servers, databases or processes of their own, and so have real time in them; the long fuzzing; the nets. */
const live = [
  'packages/*/src/**/*.live.test.ts',
  'packages/server/src/adapters/**/{postgres,redis,crash}.test.ts',
  'packages/server/src/rooms/hostile.test.ts',
  'tools/**/*.test.mjs',
];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          pool: 'threads',
          // What is tested here keeps nothing outside of what a test makes; a world of its own for each file took half the time.
          isolate: false,
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'packages/web/build/*.test.ts'],
          exclude: ['**/node_modules/**', ...live],
        },
      },
      // Two files at a time: mostly they wait.
      { extends: true, test: { name: 'live', include: live, maxWorkers: 2 } },
    ],
    // Read as text by the test of the colours' contrast.
    css: { include: [/styles\/tokens\.css/] },
    testTimeout: 20_000,
    coverage: {
      provider: 'v8',
      include: ['packages/{core,server,web}/src/**/*.{ts,tsx}'],
      exclude: ['**/*.test.{ts,tsx}', '**/main.{ts,tsx}', '**/paraglide/**'],
      reporter: ['text-summary', 'json-summary'],
      reportsDirectory: 'out/coverage',
      thresholds: { 'packages/core/src/**': { lines: 95 } },
    },
  },
});
