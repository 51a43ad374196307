/** RandomMember: devices, networks and players as they come, most of them ordinary. */
import type { Dice } from './dice.ts';
import type { PathOptions } from './path.ts';
import type { PlayerModel } from './player-model.ts';
import type { MemberOptions } from './world-member.ts';

const within = (dice: Dice, from: number, to: number): number => from + (to - from) * dice.uniform();
const chance = (dice: Dice, share: number): boolean => dice.uniform() < share;

function randomPaths(dice: Dice): { readonly up: PathOptions; readonly down: PathOptions } {
  const delayMs = 5 + 145 * dice.uniform() ** 2;
  // No two-way measurement can see a difference between the two ways; it is kept small so that bounds can be strict.
  const lopsidedMs = chance(dice, 0.3) ? within(dice, -4, 4) : 0;
  const common = {
    jitterMs: within(dice, 0.2, 3) + (chance(dice, 0.3) ? within(dice, 0, 12) : 0),
    loss: chance(dice, 0.5) ? 0 : within(dice, 0, 0.03),
    ...(chance(dice, 0.12)
      ? { swells: { everyMs: 20_000, lastsMs: 2000, heightMs: within(dice, 30, 250) } }
      : {}),
    ...(chance(dice, 0.1) ? { charsPerSec: within(dice, 60_000, 400_000) } : {}),
  };
  return {
    up: { ...common, delayMs: Math.max(1, delayMs + lopsidedMs) },
    down: { ...common, delayMs: Math.max(1, delayMs - lopsidedMs) },
  };
}

/** Of devices as they are sold; others have any. */
function usualBeat(dice: Dice): number {
  const beats = [1024 / 48, 1024 / 44.1, 20, 10] as const;
  return beats[Math.floor(dice.uniform() * beats.length)] ?? beats[0];
}

function randomModel(dice: Dice): Partial<PlayerModel> {
  const oddity = dice.uniform();
  return {
    loadMs: within(dice, 30, 600),
    warmStartMs: within(dice, -4, 15),
    coldStartMs: within(dice, 55, 120),
    quantumMs: chance(dice, 0.7) ? usualBeat(dice) : within(dice, 10, 23),
    seekMs: within(dice, 40, 200),
    fetchSeekMs: within(dice, 250, 700),
    rateLagMs: within(dice, 60, 90),
    noiseMs: within(dice, 0.1, 0.5),
    driftPpm: within(dice, -80, 80),
    fetchSpeed: within(dice, 2, 12),
    ...(oddity < 0.04 ? { canHush: false } : {}),
    ...(oddity > 0.04 && oddity < 0.07 ? { canNudge: false } : {}),
    ...(oddity > 0.07 && oddity < 0.1 ? { keepsPitch: 'always' } : {}),
    ...(oddity > 0.1 && oddity < 0.13 ? { topSpeed: 0.95 } : {}),
    ...(oddity > 0.13 && oddity < 0.21 ? { refuses: 'sound' } : {}),
    ...(oddity > 0.21 && oddity < 0.24 ? { refuses: 'play' } : {}),
    ...(oddity > 0.24 && oddity < 0.3 ? { readStepMs: 40 } : {}),
  };
}

export function randomMember(dice: Dice, name: string): MemberOptions {
  return {
    name,
    clock: { offsetMs: within(dice, 0, 1e7), driftPpm: within(dice, -80, 80) },
    latenessMs: within(dice, 0.05, 1.5),
    ...randomPaths(dice),
    model: randomModel(dice),
  };
}
