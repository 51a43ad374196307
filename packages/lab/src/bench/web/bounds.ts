/** Bounds: what the figures have to be, and whether they are. */
import type { Verdict } from '../verdicts.ts';
import type { WebFigures } from './figures.ts';

const mostRoomScriptBytes = 200 * 1024;
const mostFirstFrameMs = 2000;
const mostMessageMs = 150;
const leastScore = 95;

/** Only what was measured is judged. */
export function judgeBounds(figures: Partial<WebFigures>): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  const most = (what: string, found: number, bound: number, unit: string): void => {
    verdicts.push({ what, bound: `≤ ${bound} ${unit}`, found: found.toFixed(0), pass: found <= bound });
  };
  const { roomScriptBytes, linkToFirstFrameMs, neverInStep, longTasks, messageMs, lighthouse } = figures;
  if (roomScriptBytes !== undefined)
    most('room: script over the wire', roomScriptBytes, mostRoomScriptBytes, 'bytes');
  if (linkToFirstFrameMs !== undefined) {
    most('link to first shared frame, p50', linkToFirstFrameMs?.p50 ?? Infinity, mostFirstFrameMs, 'ms');
    most('newcomers who never came in step', neverInStep ?? 0, 0, '');
  }
  if (longTasks !== undefined) most('tasks longer than 50 ms', longTasks, 0, '');
  if (messageMs !== undefined)
    most('Enter to everybody’s screen, p95', messageMs?.p95 ?? Infinity, mostMessageMs, 'ms');
  for (const name of ['performance', 'accessibility', 'bestPractices'] as const) {
    const found = lighthouse?.home[name];
    if (found !== undefined)
      verdicts.push({
        what: `home: ${name}`,
        bound: `≥ ${leastScore}`,
        found: String(found),
        pass: found >= leastScore,
      });
  }
  return verdicts;
}
