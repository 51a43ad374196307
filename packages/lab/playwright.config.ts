/** Trials of the whole product in real browsers: `npm run e2e`. */
import { defineConfig } from '@playwright/test';
import { shellPath } from './src/harness/browsers.ts';

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../../out/e2e',
  // Films have to play in time on every page: no more than two trials at once.
  workers: 2,
  fullyParallel: true,
  timeout: 90_000,
  // Two noisy cores sometimes hold up a page for seconds: what passes another time is told, and is no failure.
  retries: 2,
  expect: { timeout: 15_000 },
  projects: [
    { name: 'beside', grepInvert: /@alone/ },
    // What takes all of the machine would make others late: `npm test` runs these afterwards.
    { name: 'alone', grep: /@alone/, workers: 1 },
  ],
  reporter: [['list']],
  use: {
    locale: 'en-GB',
    // Each page would keep the whole app for times without a network; the trials of that let it.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: shellPath,
      args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
    },
    screenshot: 'only-on-failure',
  },
});
