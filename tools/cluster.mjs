/**
 * `npm run cluster`: three nodes on this computer, with PostgreSQL, Redis and a balancer in front, for people to try.
 * `npm run cluster -- --lan` opens it to this network; `--port NUMBER` takes another port than 8787.
 */
import { existsSync } from 'node:fs';
import {
  ensureNode,
  ensurePackages,
  ensurePrograms,
  ensureServer,
  ensureWeb,
  root,
  run,
} from './lib/setup.mjs';

ensureNode();
ensurePackages();
// Debian keeps PostgreSQL's programs off the path.
const hasPostgres = existsSync('/usr/lib/postgresql');
ensurePrograms({ 'redis-server': 'redis-server', ...(hasPostgres ? {} : { initdb: 'postgresql' }) });
ensureWeb();
ensureServer();
const words = process.argv.slice(2);
const program = `${root}/packages/lab/src/cluster/main.ts`;
// Ctrl-C goes to both; the program below ends everything in order, and then we end.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
process.exitCode = run(process.execPath, ['--import', 'tsx', program, ...words]) ? 0 : 1;
