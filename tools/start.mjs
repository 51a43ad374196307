/**
 * `npm start`: from a clean checkout to a running Lockstep. Opens it to this network and prints the link for other
 * devices; `npm start -- --host 127.0.0.1` keeps it to this computer. Other words go to the server (`--help` lists them).
 */
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { ensureNode, ensurePackages, ensureServer, ensureWeb, root } from './lib/setup.mjs';

ensureNode();
ensurePackages();
ensureWeb();
ensureServer();

const words = process.argv.slice(2);
const choosesItself = words.some(
  (word) => word === '--host' || word.startsWith('--host=') || word === '--help',
);
const args = choosesItself || process.env.LOCKSTEP_HOST ? words : ['--lan', ...words];
const server = spawn(process.execPath, [join(root, 'packages/server/dist/main.js'), ...args], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));
