/** `npm run lockstep -- WORDS`: the server program with the words given, set up and built first. Opens nothing to the network by itself. */
import { join } from 'node:path';
import { ensureNode, ensurePackages, ensureServer, root, run } from './lib/setup.mjs';

ensureNode();
ensurePackages();
ensureServer();
const ok = run(process.execPath, [join(root, 'packages/server/dist/main.js'), ...process.argv.slice(2)]);
process.exit(ok ? 0 : 1);
