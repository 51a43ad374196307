/** ServerRuntime: the platform's Runtime on the server's clock: ms since 1970 as the process began, steady from there on. */
import { localMs, type Runtime } from '@lockstep/core';
import { createHostRuntime, type Log } from '@lockstep/core/host';

/** The wall clock is read once: it may step later, and a room's moments must not. */
export function createServerRuntime(log: Log): Runtime {
  const host = createHostRuntime(log);
  const { timeOrigin } = performance;
  return {
    ...host,
    now: () => localMs(timeOrigin + host.now()),
    at: (moment, run) => host.at(localMs(moment - timeOrigin), run),
  };
}
