/** `npm run build`: the web app and the server, ready to run with `node packages/server/dist/main.js`. */
import { ensureNode, ensurePackages, ensureServer, ensureWeb } from './lib/setup.mjs';

ensureNode();
ensurePackages();
ensureWeb();
ensureServer();
