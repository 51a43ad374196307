/** `npm run bench NAME -- [words]`: measures. */
import { benchSync } from './sync/bench-sync.ts';

const [name, ...words] = process.argv.slice(2);
if (name === 'sync') {
  process.exitCode = await benchSync(words);
} else {
  process.stderr.write('Usage: npm run bench sync -- [words]\n');
  process.exitCode = 2;
}
