/** Sound: the members' loudspeakers as witnesses: what would be heard in one room from all of them. */
import { setTimeout as pause } from 'node:timers/promises';
import { percentiles, type Percentiles } from '../../harness/analysis/figures.ts';
import { pairSkews } from '../../harness/analysis/skew.ts';
import { beepSkews } from '../../harness/witness/beeps.ts';
import { startSoundCard, type SoundCard } from '../../harness/witness/sound-card.ts';
import { usualClocks } from './clocks.ts';
import { start } from './everyday.ts';
import { openStage } from './stage.ts';
import { keys, type Way } from './way.ts';

export interface SoundFigures {
  /** Between every two recordings, at every beep. */
  readonly heardMs: Percentiles | null;
  /** Between the same members at the same time, by their films' own positions. */
  readonly sampledMs: Percentiles | null;
}

export interface SoundReport {
  readonly steady: SoundFigures;
  /** The first seconds after jumps. */
  readonly afterSeeks: SoundFigures;
}

const MEMBERS = 4;
const SEEKS = 4;

/** null where the machine has no virtual sound card. */
export async function soundWitness(way: Way, steadySec: number): Promise<SoundReport | null> {
  const soundCard = await startSoundCard(MEMBERS);
  if (soundCard === null) return null;
  const stage = await openStage(way, { loss: 0, clocks: usualClocks, soundCard });
  try {
    await start(stage);
    const steady = [await listen(stage, soundCard, steadySec)];
    const afterSeeks: Heard[] = [];
    for (let seek = 0; seek < SEEKS; seek += 1) {
      await stage.press(seek % MEMBERS, seek % 2 === 0 ? keys.forward : keys.back);
      await pause(700);
      afterSeeks.push(await listen(stage, soundCard, 4));
    }
    return { steady: figures(steady), afterSeeks: figures(afterSeeks) };
  } finally {
    await stage.close();
    await soundCard.stop();
  }
}

interface Heard {
  readonly heard: readonly number[];
  readonly sampled: readonly number[];
}

async function listen(
  stage: Awaited<ReturnType<typeof openStage>>,
  card: SoundCard,
  seconds: number,
): Promise<Heard> {
  const from = performance.now();
  const recording = await card.record(seconds);
  const to = performance.now();
  const tracks = await stage.tracks();
  return {
    heard: beepSkews(recording).map((skew) => Math.abs(skew)),
    sampled: pairSkews(tracks, { from, to }),
  };
}

function figures(parts: readonly Heard[]): SoundFigures {
  return {
    heardMs: percentiles(parts.flatMap((part) => part.heard)),
    sampledMs: percentiles(parts.flatMap((part) => part.sampled)),
  };
}
