/** `npm run bench NAME -- [words]`: measures. */
import { benchSync } from './sync/bench-sync.ts';

const [name, ...words] = process.argv.slice(2);
switch (name) {
  case 'sync':
    process.exitCode = await benchSync(words);
    break;
  default:
    process.stderr.write('Usage: npm run bench sync -- [words]\n');
    process.exitCode = 2;
}
