/** Bounds: what the figures have to be, and whether they are. */
import type { Verdict } from '../verdicts.ts';
import { sizes, type CallFigures } from './figures.ts';

const mostSetupMs = 2000;
const mostTurnSetupMs = 3000;
const mostDownMs = 200;
const mostUpMs = 1000;
/** A step in the film's volume of two decibels at the height of its tone: more would be heard as a click. */
const mostEdge = 0.2;

/** Only what was measured is judged. */
export function judgeBounds(figures: Partial<CallFigures>): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  const most = (what: string, found: number, bound: number, unit: string, digits = 0): void => {
    verdicts.push({
      what,
      bound: `≤ ${bound}${unit === '' ? '' : ` ${unit}`}`,
      found: found.toFixed(digits),
      pass: found <= bound,
    });
  };
  const { liveTiles, setupMs, setupNever, turnSetupMs, turnSetupNever, duckingMs } = figures;
  if (liveTiles !== undefined)
    for (const size of sizes) {
      const found = liveTiles[`${size}`];
      verdicts.push({
        what: `live tiles of ${size} people`,
        bound: `= ${size - 1}`,
        found: String(found),
        pass: found === size - 1,
      });
    }
  if (setupMs !== undefined) {
    most('press to every picture, p95', setupMs?.p95 ?? Infinity, mostSetupMs, 'ms');
    most('pictures that never came', setupNever ?? 0, 0, '');
  }
  if (turnSetupMs !== undefined) {
    most('press to every picture through a relay, p95', turnSetupMs?.p95 ?? Infinity, mostTurnSetupMs, 'ms');
    most('pictures that never came through a relay', turnSetupNever ?? 0, 0, '');
  }
  if (duckingMs !== undefined) {
    most('voice to quieter film, p95', duckingMs.down?.p95 ?? Infinity, mostDownMs, 'ms');
    most('silence to film as before, p95', duckingMs.up?.p95 ?? Infinity, mostUpMs, 'ms');
    most('voices that the film did not make room for', duckingMs.missed, 0, '');
    most('sharpest edge in the film’s tone', duckingMs.sharpestEdge, mostEdge, '', 3);
  }
  return verdicts;
}
