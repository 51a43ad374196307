/** ServerRuntime: the platform's Runtime on the server's clock: ms since 1970 as the process began, steady from there on. [LG16] */
import { localMs, type Runtime, type ServerMs } from '@lockstep/core';
import { createHostRuntime, type Log } from '@lockstep/core/host';

/**
 * The wall clock is read once: it may step later, and a room's moments must not. Where it stepped back between two runs,
 * the clock goes on from `notBefore`, the last moment of the run before.
 */
export function createServerRuntime(
  log: Log,
  notBefore: ServerMs,
  wall: { readonly timeOrigin: number } = performance,
): Runtime {
  const host = createHostRuntime(log);
  const timeOrigin = Math.max(wall.timeOrigin, notBefore + 1 - host.now());
  return {
    ...host,
    now: () => localMs(timeOrigin + host.now()),
    at: (moment, run) => host.at(localMs(moment - timeOrigin), run),
  };
}
