/** Scenarios of trouble: somebody comes back in mid-film, a line goes dead, the server is gone, everybody presses at once. */
import { setTimeout as pause } from 'node:timers/promises';
import { agreeMs } from '../../harness/analysis/agreement.ts';
import { countEvents, deeds, disturbances } from '../../harness/analysis/deeds.ts';
import { residualMs, spreadAt, pairSkews } from '../../harness/analysis/skew.ts';
import { placeAt } from '../../harness/analysis/track.ts';
import { judge, settledMs } from './act.ts';
import { merge, type Outcome } from './outcome.ts';
import { farMember, type Stage } from './stage.ts';
import { keys } from './way.ts';

const playing = { playing: true, position: null } as const;
const JOIN_WATCH_MS = 9000;
const RETURN_WATCH_MS = 8000;

/** The member on the longest line leaves and comes back while the others play on. Times count from the moment his film is ready. */
export async function join(stage: Stage, times: number): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (let time = 0; time < times; time += 1) {
    const from = performance.now();
    await stage.comeBack(farMember);
    await pause(JOIN_WATCH_MS);
    // Reading the tracks takes a while, and those read first would seem to stop before the end.
    const to = performance.now() - 100;
    const tracks = await stage.tracks();
    const readyAt = tracks[farMember]?.samples.find((sample) => sample.readyState >= 3)?.at ?? to;
    const others = tracks.filter((_, index) => index !== farMember);
    const outcome = judge(tracks, playing, { from: readyAt, to });
    outcomes.push({
      ...outcome,
      // The jump to where the room is was asked for.
      hardSeeks: Math.max(0, outcome.hardSeeks - 1),
      othersDisturbed: disturbances(others, { from, to }),
      skewsMs: pairSkews(tracks, { from: readyAt + 2000, to }),
    });
  }
  return merge(outcomes);
}

/** The far member's line is narrow while all jump to a place nobody has; then it is dead until his film has been dry for 3 s. */
export async function stall(stage: Stage, placeKey: string): Promise<Outcome> {
  const victim = stage.members[farMember];
  if (victim === undefined) throw new RangeError('no far member');
  const usual = stage.lineOf(farMember);
  await victim.line.reshape({ ...usual, bytesPerSec: 150_000 });
  await stage.press(0, placeKey);
  await pause(1000);
  await untilDry(stage, false, 20_000);
  await pause(1500);
  const from = performance.now();
  await victim.line.setMode('silent');
  const dry = await untilDry(stage, true, 60_000);
  await pause(3000);
  await victim.line.reshape(usual);
  await victim.line.setMode('open');
  const backAt = performance.now();
  await pause(RETURN_WATCH_MS);
  // Reading the tracks takes a while, and those read first would seem to stop before the end.
  const to = performance.now() - 100;
  const tracks = await stage.tracks();
  const others = tracks.filter((_, index) => index !== farMember);
  return {
    ...judge(tracks, playing, { from: backAt, to }),
    skewsMs: pairSkews(tracks, { from: backAt + 2000, to }),
    othersDisturbed: disturbances(others, { from, to }),
    checks: { 'ran dry': [dry] },
  };
}

/** Waits until the far member's film has run dry, or moves; false when the time is over first. */
async function untilDry(stage: Stage, dry: boolean, limitMs: number): Promise<boolean> {
  const end = performance.now() + limitMs;
  while (performance.now() < end) {
    const state = await stage.members[farMember]?.page.evaluate(() => {
      const video = document.querySelector('video');
      return { ready: video?.readyState ?? 0, paused: video?.paused ?? true };
    });
    if (state !== undefined && state.ready < 3 === dry && (dry || !state.paused)) return true;
    await pause(50);
  }
  return false;
}

/** Nobody reaches the server for 10 s. */
export async function blackout(stage: Stage): Promise<Outcome> {
  const from = performance.now();
  await Promise.all(stage.members.map((member) => member.line.setMode('refusing')));
  await pause(10_000);
  await Promise.all(stage.members.map((member) => member.line.setMode('open')));
  const backAt = performance.now();
  await pause(RETURN_WATCH_MS);
  const to = performance.now() - 100;
  const tracks = await stage.tracks();
  const broken = disturbances(tracks, { from, to });
  return {
    skewsMs: pairSkews(tracks, { from, to }),
    residualsMs: [residualMs(tracks, backAt)],
    agreesMs: [agreeMs(tracks, playing, { from: backAt, to })],
    hardSeeks: countEvents(tracks, { from, to }, 'seeking'),
    othersDisturbed: broken,
    deeds: deeds(tracks, { from, to }),
    checks: { 'playback unbroken': [broken === 0] },
    notes: [],
  };
}

/** What is pressed in the storm, member by member. */
const STORM = [keys.playOrPause, keys.forward, keys.playOrPause, keys.back, keys.forward] as const;
const STORM_PRESSES = 20;

/** Twenty presses by all within four seconds; then all have to be at rest in one state. */
export async function storm(stage: Stage): Promise<Outcome> {
  const from = performance.now();
  for (let press = 0; press < STORM_PRESSES; press += 1) {
    const member = stage.members[(press * 3) % stage.members.length];
    await member?.page.keyboard.press(STORM[press % STORM.length] ?? keys.playOrPause);
    await pause(200 - (performance.now() - from - press * 200));
  }
  const over = performance.now();
  await pause(5000);
  const to = performance.now() - 100;
  const tracks = await stage.tracks();
  const ends = tracks.map((track) => placeAt(track, to - 200));
  const oneState = ends.every((end) => end !== null && end.paused === ends[0]?.paused);
  const endsPlaying = ends[0]?.paused === false;
  const quiet = countEvents(tracks, { from: over + 2000, to }, 'play', 'pause', 'seeking') === 0;
  const outcome: Outcome = {
    ...judge(tracks, { playing: endsPlaying, position: null }, { from: over, to }),
    skewsMs: endsPlaying ? pairSkews(tracks, { from: over + settledMs, to }) : [],
    hardSeeks: countEvents(tracks, { from: over + 2000, to }, 'seeking'),
    checks: {
      'one final state': [oneState && (spreadAt(tracks, to - 200) ?? Infinity) <= 16.7],
      'no echo, no oscillation': [quiet],
    },
  };
  // Whatever comes next begins with a playing film.
  if (!endsPlaying) {
    await stage.press(0, keys.playOrPause);
    await pause(3000);
  }
  return outcome;
}
