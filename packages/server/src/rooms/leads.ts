/** Leads: how long ahead changes are ordered in a room: as its members need it, and as the nodes' clocks allow. */
import { leadsFor, type Leads, type MemberTiming } from '@lockstep/core';
import type { Cluster } from './environment.ts';

/** A clock that is worse than this is of no use for common moments anyway. */
const mostMs = 250;

/** A moment that is so far ahead on this node must be ahead on the others too, whose clocks may be before ours. [PR16] */
export function roomLeads(timings: Iterable<MemberTiming>, cluster: Cluster | null): Leads {
  const leads = leadsFor(timings);
  if (cluster === null) return leads;
  const moreMs = Math.min(mostMs, cluster.clockErrorMs());
  return { pause: leads.pause + moreMs, play: leads.play + moreMs, seek: leads.seek + moreMs };
}
