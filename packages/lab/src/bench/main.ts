/** `npm run bench NAME -- [words]`: measures. */
import { benchLoad } from './load/bench-load.ts';
import { benchSync } from './sync/bench-sync.ts';

const benches: Readonly<Record<string, (words: readonly string[]) => Promise<number>>> = {
  sync: benchSync,
  load: benchLoad,
};
const [name, ...words] = process.argv.slice(2);
const bench = benches[name ?? ''];
if (bench === undefined) {
  process.stderr.write(`Usage: npm run bench ${Object.keys(benches).join('|')} -- [words]\n`);
  process.exitCode = 2;
} else {
  process.exitCode = await bench(words);
}
