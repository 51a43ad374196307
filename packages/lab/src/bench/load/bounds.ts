/** Bounds: what the figures have to be, and whether they are. */
import type { LoadRow } from './measure.ts';
import type { Verdict } from '../verdicts.ts';

const mostCoresAt300 = 0.012;
const mostP99MsAt300 = 10;
const mostP99Ms = 100;
const mostIdleKB = 12;
/** In smaller crowds what the process needs anyhow is in the way. */
const weighedFrom = 2500;
const mostJoinMsAt1500 = 3000;
/** What one member costs in the biggest room, against a room of a thousand. */
const mostGrowth = 1.5;

/** Only what was measured is judged. */
export function judgeBounds(rows: readonly LoadRow[]): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  const most = (what: string, found: number, bound: number, unit: string): void => {
    const digits = bound < 1 ? 4 : 1;
    verdicts.push({
      what,
      bound: `≤ ${bound}${unit}`,
      found: found.toFixed(digits),
      pass: found <= bound,
    });
  };
  const oneRoom = rows.filter(({ rooms }) => rooms === 1);
  const perMember = ({ serverCores, members }: LoadRow): number => serverCores / members;
  for (const row of rows) {
    const { rooms, members, deliveryMs, delivered, lost } = row;
    const name = rooms === 1 ? `${members}` : `${rooms} × ${members}`;
    if (rooms === 1 && members === 300) {
      most('300: server', row.serverCores, mostCoresAt300, ' core');
      most('300: delivery p99', deliveryMs.p99, mostP99MsAt300, ' ms');
    } else most(`${name}: delivery p99`, deliveryMs.p99, mostP99Ms, ' ms');
    if (rooms === 1 && members === 1500) most('1500: all in', row.joinAllMs, mostJoinMsAt1500, ' ms');
    if (rooms * members >= weighedFrom)
      most(`${name}: memory of one idle connection`, row.rssPerConnectionKB, mostIdleKB, ' KB');
    const missing = 1 - delivered;
    verdicts.push({
      what: `${name}: delivered, none lost`,
      bound: '100 %, none',
      found: `${(delivered * 100).toFixed(2)} %, ${lost}`,
      pass: missing === 0 && lost === 0,
    });
  }
  const thousand = oneRoom.find(({ members }) => members === 1000);
  const biggest = oneRoom.toSorted((a, b) => b.members - a.members)[0];
  if (thousand !== undefined && biggest !== undefined && biggest.members > 1000) {
    const growth = perMember(biggest) / perMember(thousand);
    most(`one member at ${biggest.members} against one at 1000: server`, growth, mostGrowth, ' ×');
    const traffic = biggest.outMbit / biggest.members / (thousand.outMbit / thousand.members);
    most(`one member at ${biggest.members} against one at 1000: traffic`, traffic, mostGrowth, ' ×');
  }
  return verdicts;
}
