/** `npm run dev`: the server restarted and the web app reloaded whenever a file changes. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureNode, ensurePackages, root } from './lib/setup.mjs';

ensureNode();
ensurePackages();

const start = (args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
const children = [
  start([
    join(root, 'node_modules/tsx/dist/cli.mjs'),
    'watch',
    'packages/server/src/main.ts',
    ...process.argv.slice(2),
  ]),
  start([join(root, 'node_modules/vite/bin/vite.js'), 'packages/web']),
];
const stop = () => children.forEach((child) => child.kill('SIGTERM'));
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
for (const child of children) child.on('exit', stop);
console.log('Lockstep for developers: open the address that Vite prints below.');
