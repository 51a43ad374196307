/** Bounds: what the figures of outages have to be, and whether they are. Two nodes are judged as one server is. */
import { agreeWithinMs } from '../../harness/analysis/agreement.ts';
import { greatest } from '../../harness/analysis/figures.ts';
import type { Row } from '../sync/outcome.ts';
import type { Verdict } from '../verdicts.ts';
import { outageNames, type OutageName } from './outages.ts';

export function judgeOutages(rows: Partial<Readonly<Record<OutageName, Row>>>): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  for (const name of outageNames) {
    const row = rows[name];
    if (row === undefined) continue;
    for (const check of ['playback unbroken', 'all are back and obey']) {
      const { yes, of } = row.checks[check] ?? { yes: 0, of: 0 };
      const pass = of > 0 && yes === of;
      verdicts.push({ what: `${name}: ${check}`, bound: 'always', found: `${yes} of ${of}`, pass });
    }
    const spreads = row.runs.flatMap(({ residualsMs }) => residualsMs);
    const worst = spreads.includes(null) ? null : greatest(spreads.filter((ms) => ms !== null));
    verdicts.push({
      what: `${name}: spread after, worst`,
      bound: `≤ ${agreeWithinMs} ms`,
      found: worst?.toFixed(1) ?? 'none',
      pass: worst !== null && worst <= agreeWithinMs,
    });
  }
  return verdicts;
}
