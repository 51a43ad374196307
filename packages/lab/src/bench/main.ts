/** `npm run bench NAME -- [words]`: measures. */

type Bench = (words: readonly string[]) => Promise<number>;

/** Each brings along much that the others do not need. */
const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  sync: async () => (await import('./sync/bench-sync.ts')).benchSync,
  load: async () => (await import('./load/bench-load.ts')).benchLoad,
  nodes: async () => (await import('./nodes/bench-nodes.ts')).benchNodes,
  media: async () => (await import('./media/bench-media.ts')).benchMedia,
  web: async () => (await import('./web/bench-web.ts')).benchWeb,
  calls: async () => (await import('./calls/bench-calls.ts')).benchCalls,
  durability: async () => (await import('./durability/bench-durability.ts')).benchDurability,
};
const [name, ...words] = process.argv.slice(2);
const open = benches[name ?? ''];
if (open === undefined) {
  process.stderr.write(`Usage: npm run bench ${Object.keys(benches).join('|')} -- [words]\n`);
  process.exitCode = 2;
} else {
  const bench = await open();
  process.exitCode = await bench(words);
}
