/** ClusterChecks: whether a node hears the others, and whether its clock is good enough for common moments. [CK16] */
import type { HealthCheck } from '../ports/health.ts';
import type { Cluster } from './environment.ts';

/** Beyond this, what is ordered for one moment is seen at two. */
const worstClockMs = 50;

export function clusterChecks(cluster: Cluster | null): readonly HealthCheck[] {
  if (cluster === null) return [];
  const { bus, clockErrorMs } = cluster;
  return [
    // Without it rooms follow the log: slower, but nobody is better off elsewhere.
    { name: 'bus', needed: false, check: async () => bus.state === 'up' },
    // While nobody hears the reference all clocks get worse together; then turning people away helps nobody.
    {
      name: 'clock',
      needed: true,
      check: async () => bus.state === 'away' || clockErrorMs() <= worstClockMs,
    },
  ];
}
