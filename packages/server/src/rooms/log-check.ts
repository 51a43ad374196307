/** LogCheck: whether the log takes entries: it is given one, in a place where no room can be, and told to forget it. */
import type { HealthCheck } from '../ports/health.ts';
import { serverNow, type Environment } from './environment.ts';

export function logCheck(environment: Environment): HealthCheck {
  const { log, epoch, cluster } = environment;
  // No room's id has such letters, and no other node has this name.
  const place = `readyz-${cluster?.node ?? epoch}`;
  return {
    name: 'log',
    needed: true,
    check: async () => {
      const entry = {
        seq: 1,
        at: serverNow(environment),
        by: null,
        command: null,
        event: { type: 'opened', title: '' },
      } as const;
      // A conflict is an answer too: what an earlier check left there.
      await log.append(place, 0, [entry]);
      await log.remove(place);
      return true;
    },
  };
}
