import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.{ts,tsx}', 'tools/**/*.test.mjs'],
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
