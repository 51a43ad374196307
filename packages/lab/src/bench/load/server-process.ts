/** ServerProcess: a Lockstep server as the bench measures it: the usual one, keeping its rooms in the folder it is told, with room for a crowd from one address. */
import { startServer, usualLimits, type Limits } from '@lockstep/server';
import type { ServerAnswer } from './orders.ts';

/** The whole crowd comes from one address, at once: limits on how many may come are not what is measured. */
const crowded = /^(connections|arrivals|rooms(?!ForAll))/;
const limits: Partial<Limits> = Object.fromEntries(
  Object.keys(usualLimits)
    .filter((name) => crowded.test(name))
    .map((name) => [name, 1_000_000]),
);

/** Nobody asks this one for pages or films. */
const here = import.meta.dirname;
const [folder = here] = process.argv.slice(2);
const server = await startServer({
  port: 0,
  logLevel: 'silent',
  limits,
  store: { kind: 'folder', folder },
  webRoot: here,
  filmsRoot: here,
});
const answer = (message: ServerAnswer): void => void process.send?.(message);

process.on('message', () => {
  globalThis.gc?.();
  answer({ done: 'collected' });
});
process.on('disconnect', () => process.exit(0));
answer({ done: 'started', port: server.port });
