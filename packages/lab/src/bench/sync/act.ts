/** Act: lets one member press one key and judges what the whole room makes of it. */
import { setTimeout as pause } from 'node:timers/promises';
import { agreeMs, type Asked } from '../../harness/analysis/agreement.ts';
import { apartLines } from '../../harness/analysis/apart.ts';
import { countEvents, deeds } from '../../harness/analysis/deeds.ts';
import { pairSkews, residualMs, type Span } from '../../harness/analysis/skew.ts';
import { placeAt, type Track } from '../../harness/analysis/track.ts';
import type { Outcome } from './outcome.ts';
import type { Stage } from './stage.ts';

/** Time to look at what a press led to, before the next. */
const WATCH_MS = 4500;
/** From when on a start or a jump counts as settled: its skew is reported from then to the end of the watch. */
export const settledMs = 1000;

/** `asked` tells from the actor's position before the press what the room should come to. */
export async function act(
  stage: Stage,
  actor: number,
  key: string,
  asked: (positionBefore: number) => Asked,
): Promise<Outcome> {
  const pressedAt = await stage.press(actor, key);
  await pause(WATCH_MS);
  const tracks = await stage.tracks();
  const own = tracks[actor];
  const before = own === undefined ? null : placeAt(own, pressedAt - 30);
  return judge(tracks, asked(before?.position ?? 0), { from: pressedAt, to: pressedAt + WATCH_MS - 100 });
}

/** What a room made of something that happened at `span.from`. */
export function judge(tracks: readonly Track[], asked: Asked, span: Span): Outcome {
  return {
    skewsMs: asked.playing ? pairSkews(tracks, { from: span.from + settledMs, to: span.to }) : [],
    residualsMs: [residualMs(tracks, span.from)],
    agreesMs: [agreeMs(tracks, asked, span)],
    hardSeeks: countEvents(tracks, span, 'seeking'),
    othersDisturbed: 0,
    deeds: deeds(tracks, span),
    checks: {},
    notes: apartLines(tracks, { from: span.from + settledMs, to: span.to }),
  };
}
