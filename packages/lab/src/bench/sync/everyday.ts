/** Everyday scenarios: start, steady, pause, play, seek. Each goes on where the one before it ended. */
import { setTimeout as pause } from 'node:timers/promises';
import { apartLines } from '../../harness/analysis/apart.ts';
import { countEvents, deeds } from '../../harness/analysis/deeds.ts';
import { pairSkews } from '../../harness/analysis/skew.ts';
import { frameOnScreen } from '../../harness/witness/screen.ts';
import { act } from './act.ts';
import { merge, type Outcome } from './outcome.ts';
import type { Stage } from './stage.ts';
import { arrowSec, keys } from './way.ts';

const toPlay = { playing: true, position: null } as const;
const toPause = { playing: false, position: null } as const;

/** The first play of a film that has just been opened. */
export function start(stage: Stage): Promise<Outcome> {
  return act(stage, 0, keys.playOrPause, () => toPlay);
}

/** Nobody does anything. */
export async function steady(stage: Stage, seconds: number): Promise<Outcome> {
  const from = performance.now();
  await pause(seconds * 1000);
  const span = { from, to: performance.now() - 100 };
  const tracks = await stage.tracks();
  return {
    skewsMs: pairSkews(tracks, span),
    residualsMs: [],
    agreesMs: [],
    hardSeeks: countEvents(tracks, span, 'seeking'),
    othersDisturbed: countEvents(tracks, span, 'pause', 'waiting'),
    deeds: deeds(tracks, span),
    checks: {},
    notes: apartLines(tracks, span),
  };
}

/** Pause and play in turn, by one member after the other. */
export async function pauseAndPlay(
  stage: Stage,
  actions: number,
): Promise<{ readonly pause: Outcome; readonly play: Outcome }> {
  const paused: Outcome[] = [];
  const played: Outcome[] = [];
  for (let action = 0; action < actions; action += 1) {
    const actor = action % stage.members.length;
    const outcome = await act(stage, actor, keys.playOrPause, () => toPause);
    const shown = await Promise.all(stage.members.map((member) => frameOnScreen(member.page)));
    const same = shown.every((frame) => frame !== null && frame === shown[0]);
    paused.push({
      ...outcome,
      checks: { 'same frame on screen': [same] },
      notes: [...outcome.notes, `frames ${shown.join(' ')}`],
    });
    played.push(await act(stage, actor, keys.playOrPause, () => toPlay));
  }
  return { pause: merge(paused), play: merge(played) };
}

/** Jumps within what is buffered, forwards and back, while playing. */
export async function seek(stage: Stage, actions: number): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (let action = 0; action < actions; action += 1) {
    const actor = action % stage.members.length;
    const [key, stepSec] = action % 2 === 0 ? [keys.forward, arrowSec] : [keys.back, -arrowSec];
    const outcome = await act(stage, actor, key, (before) => ({ playing: true, position: before + stepSec }));
    // Everybody's own jump was asked for.
    outcomes.push({ ...outcome, hardSeeks: Math.max(0, outcome.hardSeeks - stage.members.length) });
  }
  return merge(outcomes);
}
