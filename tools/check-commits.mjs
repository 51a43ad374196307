/** Commit messages follow Conventional Commits (https://www.conventionalcommits.org): `type(scope): what it does`. */
import { spawnSync } from 'node:child_process';
import { root } from './lib/setup.mjs';

const form =
  /^(feat|fix|docs|test|chore|refactor|perf|build|ci|style|revert)(\([a-z0-9-]+(, ?[a-z0-9-]+)*\))?!?: \S.{2,99}$/;

const log = spawnSync('git', ['log', '--no-merges', '--max-count=50', '--format=%h %s'], {
  cwd: root,
  encoding: 'utf8',
});
if (log.status !== 0) {
  console.log('No history here; commit messages are not looked at.');
  process.exit(0);
}
const odd = log.stdout.split('\n').filter((line) => line !== '' && !form.test(line.replace(/^\S+ /, '')));
for (const line of odd) console.error(`Not a conventional commit message: ${line}`);
process.exit(odd.length === 0 ? 0 : 1);
