/** Runs one TypeScript program of the project: `node tools/run.mjs FILE [its words]`, with set-up done before. */
import { spawn } from 'node:child_process';
import { ensureNode, ensurePackages, giveUp, root } from './lib/setup.mjs';

ensureNode();
ensurePackages();
const [file, ...words] = process.argv.slice(2);
if (file === undefined) giveUp('Which program? node tools/run.mjs FILE [words]');
const child = spawn(process.execPath, ['--import', 'tsx', file, ...words], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
