/** Session: all scenarios one after another in one room, as an evening goes. */
import { usualClocks, wildClocks } from './clocks.ts';
import { pauseAndPlay, seek, start, steady } from './everyday.ts';
import type { Outcome } from './outcome.ts';
import { openStage, type Stage } from './stage.ts';
import { blackout, join, stall, storm } from './trouble.ts';
import type { Way } from './way.ts';

export const scenarioNames = [
  'start',
  'steady',
  'pause',
  'play',
  'seek',
  'join',
  'stall',
  'stall, all wait',
  'storm',
  'blackout',
  'clock',
] as const;
export type ScenarioName = (typeof scenarioNames)[number];

/** How much is done in one run. */
export interface Amount {
  readonly steadySec: number;
  /** Pauses, plays and seeks. */
  readonly actions: number;
  readonly joins: number;
}

export type Outcomes = Partial<Record<ScenarioName, Outcome>>;

export interface SessionPlan {
  readonly way: Way;
  readonly loss: number;
  readonly amount: Amount;
  readonly wanted: ReadonlySet<ScenarioName>;
  readonly tell: (line: string) => void;
}

/** One run of the wanted scenarios; `networkLatenessMs` is how late the harness's own proxies were. */
export async function runSession(
  plan: SessionPlan,
): Promise<{ readonly outcomes: Outcomes; readonly networkLatenessMs: readonly number[] }> {
  const { way, loss, wanted } = plan;
  const outcomes: Outcomes = {};
  let lateness: readonly number[] = [];
  if ([...wanted].some((name) => name !== 'clock')) {
    const stage = await openStage(way, { loss, clocks: usualClocks, soundCard: null });
    try {
      await evening(stage, plan, outcomes);
      lateness = await stage.networkLateness();
    } finally {
      await stage.close();
    }
  }
  if (wanted.has('clock')) {
    const stage = await openStage(way, { loss, clocks: wildClocks, soundCard: null });
    try {
      await start(stage);
      plan.tell('clock');
      outcomes.clock = await steady(stage, plan.amount.steadySec);
    } finally {
      await stage.close();
    }
  }
  return { outcomes, networkLatenessMs: lateness };
}

async function evening(stage: Stage, plan: SessionPlan, outcomes: Outcomes): Promise<void> {
  const { amount, wanted, tell } = plan;
  const run = async (name: ScenarioName, scenario: () => Promise<Outcome>): Promise<void> => {
    if (!wanted.has(name)) return;
    tell(name);
    outcomes[name] = await scenario();
  };
  tell('start');
  outcomes.start = await start(stage);
  await run('steady', () => steady(stage, amount.steadySec));
  if (wanted.has('pause') || wanted.has('play')) {
    tell('pause, play');
    Object.assign(outcomes, await pauseAndPlay(stage, amount.actions));
  }
  await run('seek', () => seek(stage, amount.actions));
  await run('join', () => join(stage, amount.joins));
  const { setWaiting } = stage.way;
  await run('stall', async () => {
    await setWaiting?.('nobody');
    return stall(stage, '3');
  });
  if (setWaiting !== null)
    await run('stall, all wait', async () => {
      await setWaiting('everyone');
      return stall(stage, '6');
    });
  await run('storm', () => storm(stage));
  await run('blackout', () => blackout(stage));
}
