/** Work: what a thread of the simulation is given, does, and hands back. */
import { runEvening, Tally, type TallyData } from '@lockstep/core/testkit';

export interface Share {
  readonly from: number;
  readonly evenings: number;
}

export interface Failure {
  readonly seed: number;
  readonly failure: string;
}

export interface Outcome {
  readonly evenings: number;
  readonly tally: TallyData;
  readonly failures: readonly Failure[];
}

/** Plays the evenings of a share, one after the other. */
export function work({ from, evenings }: Share): Outcome {
  const tally = new Tally();
  const failures: Failure[] = [];
  for (let seed = from; seed < from + evenings; seed++) {
    const { failure } = runEvening(seed, tally);
    if (failure !== null) failures.push({ seed, failure });
  }
  return { evenings, tally: tally.data(), failures };
}
