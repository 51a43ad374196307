/**
 * `npm test`: everything that can be proven on one machine, from a clean checkout: checks, unit tests with coverage, ten
 * thousand simulated evenings, and the end-to-end tests in real browsers against a real server. Every suite is run even
 * when one before it failed; the last line counts them all.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  bin,
  compileMessages,
  ensureNode,
  ensurePackages,
  ensurePostgres,
  ensurePrograms,
  ensureServer,
  ensureWeb,
  offerPrograms,
  root,
  run,
} from './lib/setup.mjs';

ensureNode();
ensurePackages();
ensurePrograms({
  chromium: 'chromium',
  'firefox-esr': 'firefox-esr',
  // Firefox decodes films with its libraries, too.
  ffmpeg: 'ffmpeg',
  'redis-server': 'redis-server',
  // Calls are tried over a relay, too.
  turnserver: 'coturn',
});
ensurePostgres();
// Its pages open in less than half of the time; without it the trials take the whole browser.
offerPrograms({ 'chromium-headless-shell': 'chromium-headless-shell' });

const out = join(root, 'out', 'tests');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const total = { passed: 0, failed: 0, skipped: 0 };
const count = (passed, failed, skipped = 0) => {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
};
const reportOf = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

async function suite(name, act) {
  console.log(`\n== ${name}`);
  const begin = performance.now();
  await act();
  console.log(`== ${name}: ${((performance.now() - begin) / 1000).toFixed(1)} s`);
}

await suite('checks', () => {
  const ok = run(process.execPath, ['tools/check.mjs']);
  count(ok ? 1 : 0, ok ? 0 : 1);
});

/** Runs the unit tests or those with real servers, and counts them. */
function vitest(project, ...words) {
  const file = join(out, `${project}.json`);
  const ok = run(bin('vitest'), [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...words,
  ]);
  const report = reportOf(file);
  const failed = report?.numFailedTests ?? 1;
  // Suites that could not even be loaded, and coverage below its bound, fail the run without failing a test.
  count(
    report?.numPassedTests ?? 0,
    ok ? failed : Math.max(1, failed),
    (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  );
}

await suite('unit tests', () => {
  compileMessages();
  vitest('unit', '--coverage');
});

/** The evenings take what time the processors have left while servers are waited for. */
function beginEvenings() {
  const words = ['-n', '19', process.execPath, 'tools/run.mjs', 'packages/lab/src/simulate/main.ts'];
  const evenings = spawn('nice', [...words, '--evenings', '10000'], { cwd: root });
  const said = [];
  for (const pipe of [evenings.stdout, evenings.stderr]) pipe.on('data', (part) => said.push(part));
  const ended = once(evenings, 'close');
  return async () => {
    const [code] = await ended;
    process.stdout.write(Buffer.concat(said));
    return code === 0;
  };
}

const endEvenings = beginEvenings();
await suite('tests with real servers and databases', () => {
  vitest('live');
});

await suite('ten thousand simulated evenings, begun beside the tests before', async () => {
  const ok = await endEvenings();
  count(ok ? 1 : 0, ok ? 0 : 1);
});

/** Runs one project of the trials in browsers, and counts them. */
function playwright(project) {
  const file = join(out, `e2e-${project}.json`);
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const words = [
    '--config',
    'packages/lab/playwright.config.ts',
    '--project',
    project,
    '--reporter=list,json',
  ];
  const ok = run(bin('playwright'), ['test', ...words], { env });
  const stats = reportOf(file)?.stats;
  const failed = stats?.unexpected ?? 0;
  const passed = (stats?.expected ?? 0) + (stats?.flaky ?? 0);
  if ((stats?.flaky ?? 0) > 0) console.log(`${stats.flaky} passed only at another try (marked flaky above)`);
  count(passed, ok ? failed : Math.max(1, failed), stats?.skipped ?? 0);
}

await suite('end to end, in real browsers', () => {
  ensureWeb();
  ensureServer();
  playwright('beside');
});

await suite('end to end, what takes all of the machine', () => {
  playwright('alone');
});

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;
