/** FilmServerProcess: a Lockstep server as the bench of films measures it: the usual one, with the films and the uploads of the folders it is told. */
import { startServer, usualLimits } from '@lockstep/server';
import type { FilmServerAnswer } from './orders.ts';

const [filmsRoot = import.meta.dirname, uploads = ''] = process.argv.slice(2);
const server = await startServer({
  port: 0,
  logLevel: 'silent',
  filmsRoot,
  webRoot: import.meta.dirname,
  // One address asks for everything, at once: limits on that are not what is measured.
  limits: { ...usualLimits, requestsPerMinute: 1_000_000 },
  ...(uploads === ''
    ? {}
    : {
        uploads: {
          folder: uploads,
          limits: { fileBytes: 100e9, roomBytes: 100e9, totalBytes: 100e9, freeBytes: 0 },
          s3: null,
        },
      }),
});
const answer = (message: FilmServerAnswer): void => void process.send?.(message);

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  answer({ done: 'cost', cpuSec: (user + system) / 1e6 });
});
process.on('disconnect', () => process.exit(0));
answer({ done: 'started', port: server.port });
