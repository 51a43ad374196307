/** Bounds: what the figures have to be, and whether they are. */
import { agreeWithinMs } from '../../harness/analysis/agreement.ts';
import type { Row } from './outcome.ts';
import { longestOneWayMs } from './stage.ts';
import type { ScenarioName } from './session.ts';
import type { Verdict } from '../verdicts.ts';

/** Longest time from a press to agreement on pause and play. */
const PRESS_MS = longestOneWayMs * 2 + 150;
const SEEK_MS = 900;
const RETURN_MS = 2000;

/** Only what was measured is judged. */
export function judgeBounds(rows: Partial<Readonly<Record<ScenarioName, Row>>>): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  const most = (what: string, found: number | null | undefined, bound: number): void => {
    const pass = found !== null && found !== undefined && found <= bound;
    verdicts.push({ what, bound: `≤ ${bound} ms`, found: found?.toFixed(1) ?? 'none', pass });
  };
  const none = (what: string, found: number): void => {
    verdicts.push({ what, bound: 'none', found: String(found), pass: found === 0 });
  };
  const always = (row: Row, check: string, what: string): void => {
    const { yes, of } = row.checks[check] ?? { yes: 0, of: 0 };
    verdicts.push({ what, bound: 'always', found: `${yes} of ${of}`, pass: of > 0 && yes === of });
  };
  const { steady, clock, pause, play, seek, join, stall, blackout, storm } = rows;
  const together = rows['stall, all wait'];
  for (const [name, row] of [
    ['steady', steady],
    ['clock', clock],
  ] as const) {
    if (row === undefined) continue;
    most(`${name}: pair skew p95`, row.pairSkewMs?.p95, 5);
    most(`${name}: pair skew p99`, row.pairSkewMs?.p99, agreeWithinMs);
  }
  if (pause) {
    always(pause, 'same frame on screen', 'pause: same frame at all');
    most('pause: agreed', pause.agreeMs.never > 0 ? null : pause.agreeMs.max, PRESS_MS);
  }
  if (play) {
    most('play: residual', play.residualMs, 10);
    most('play: agreed', play.agreeMs.p50, PRESS_MS);
  }
  if (seek) {
    most('seek: residual', seek.residualMs, 10);
    most('seek: agreed', seek.agreeMs.p50, SEEK_MS);
  }
  if (join) {
    most(`join: within ${agreeWithinMs} ms of all`, join.agreeMs.p50, RETURN_MS);
    none('join: others disturbed', join.othersDisturbed);
  }
  if (stall) {
    most('stall: back with the others', stall.agreeMs.p50, RETURN_MS);
    none('stall: others disturbed', stall.othersDisturbed);
  }
  if (together) most('stall, all wait: all together', together.agreeMs.p50, RETURN_MS);
  if (blackout) {
    always(blackout, 'playback unbroken', 'blackout: playback unbroken');
    most('blackout: spread after', blackout.residualMs, agreeWithinMs);
  }
  if (storm) {
    always(storm, 'one final state', 'storm: one final state');
    always(storm, 'no echo, no oscillation', 'storm: no echo, no oscillation');
  }
  return verdicts;
}
