/** `npm run check`: types, lint, format, layers, unused code, words that must not be there. All are run; any failure fails. */
import { compileMessages, bin, ensureNode, ensurePackages, run } from './lib/setup.mjs';

ensureNode();
ensurePackages();

/** @type {[string, () => boolean][]} */
const checks = [
  ['message catalogues', () => compileMessages()],
  ['types', () => run(bin('tsc'), ['-b'])],
  ['lint', () => run(bin('oxlint'), ['--type-aware', '--quiet'])],
  ['format', () => run(bin('oxfmt'), ['--check', '.'])],
  ['layers', () => run(process.execPath, ['tools/layers/check.mjs'])],
  ['commit messages', () => run(process.execPath, ['tools/check-commits.mjs'])],
  ['unused code', () => run(bin('knip'), ['--no-progress'])],
];
const failed = [];
for (const [name, check] of checks) {
  const ok = check();
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}`);
  if (!ok) failed.push(name);
}
if (failed.length > 0) {
  console.error(`Not well: ${failed.join(', ')}.`);
  process.exit(1);
}
