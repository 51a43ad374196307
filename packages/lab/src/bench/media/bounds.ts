/** Bounds: what the figures have to be, and whether they are. */
import type { Verdict } from '../verdicts.ts';
import type { MediaFigures } from './figures.ts';

const leastVsNginx = 0.7;
const mostFirstFrameMs = 2000;
const leastPrepareRatio = 0.8;

/** Only what was measured is judged. */
export function judgeBounds({
  serveVsNginx,
  readers,
  indexAtEnd,
  prepare,
}: MediaFigures): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  const least = (what: string, found: number, bound: number): void => {
    verdicts.push({ what, bound: `≥ ${bound}`, found: found.toFixed(2), pass: found >= bound });
  };
  if (serveVsNginx !== undefined) least('bytes a second against nginx', serveVsNginx, leastVsNginx);
  if (readers !== undefined) {
    const { errors, ranges } = readers;
    verdicts.push({
      what: `${readers.readers} readers: errors`,
      bound: 'none',
      found: `${errors} of ${ranges + errors}`,
      pass: errors === 0 && ranges > 0,
    });
  }
  if (indexAtEnd !== undefined) {
    const { p50 } = indexAtEnd.firstFrameMs;
    verdicts.push({
      what: 'index at the end: link to first picture, p50',
      bound: `≤ ${mostFirstFrameMs} ms`,
      found: String(p50),
      pass: p50 <= mostFirstFrameMs,
    });
  }
  if (prepare !== undefined)
    least('several sizes: speed against ffmpeg alone', prepare.ladder.ratio, leastPrepareRatio);
  return verdicts;
}
