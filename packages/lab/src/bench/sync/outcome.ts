/** Outcome: what one run of one scenario gave. Row: the runs of one scenario, summed up. */
import type { Deeds } from '../../harness/analysis/deeds.ts';
import { greatest, median, percentiles, type Percentiles } from '../../harness/analysis/figures.ts';

export interface Outcome {
  /** Of all pairs at all moments; empty where films are not meant to move together. */
  readonly skewsMs: readonly number[];
  /** Spread 2 s after each action; null: not everybody was there. */
  readonly residualsMs: readonly (number | null)[];
  /** From each press until all agreed; null: they did not. */
  readonly agreesMs: readonly (number | null)[];
  /** Jumps beyond those that were asked for. */
  readonly hardSeeks: number;
  /** Times the film of somebody who had nothing to do with it was stopped, moved or ran dry. */
  readonly othersDisturbed: number;
  readonly deeds: Deeds;
  /** Questions with yes or no: all on the same frame, one final state, … */
  readonly checks: Readonly<Record<string, readonly boolean[]>>;
  /** What was seen, for whoever wants to know why a check failed. */
  readonly notes: readonly string[];
}

export interface Row {
  readonly pairSkewMs: Omit<Percentiles, 'n'> | null;
  readonly residualMs: number | null;
  readonly agreeMs: { readonly p50: number | null; readonly max: number | null; readonly never: number };
  readonly hardSeeks: number;
  readonly othersDisturbed: number;
  readonly rateWrites: number;
  readonly timeOffRate: number;
  readonly greatestRateOff: number;
  readonly checks: Readonly<Record<string, { readonly yes: number; readonly of: number }>>;
  readonly n: { readonly runs: number; readonly actions: number; readonly pairs: number };
  /** Each run for itself. */
  readonly runs: readonly (Omit<Outcome, 'skewsMs'> & { readonly pairSkewMs: Percentiles | null })[];
}

/** The actions of one run as one outcome. */
export function merge(outcomes: readonly Outcome[]): Outcome {
  const names = [...new Set(outcomes.flatMap((outcome) => Object.keys(outcome.checks)))];
  return {
    skewsMs: outcomes.flatMap((outcome) => outcome.skewsMs),
    residualsMs: outcomes.flatMap((outcome) => outcome.residualsMs),
    agreesMs: outcomes.flatMap((outcome) => outcome.agreesMs),
    hardSeeks: sum(outcomes, (outcome) => outcome.hardSeeks),
    othersDisturbed: sum(outcomes, (outcome) => outcome.othersDisturbed),
    deeds: {
      seeks: sum(outcomes, (outcome) => outcome.deeds.seeks),
      rateWrites: sum(outcomes, (outcome) => outcome.deeds.rateWrites),
      timeOffRate: sum(outcomes, (outcome) => outcome.deeds.timeOffRate) / outcomes.length,
      greatestRateOff: greatest(outcomes.map((outcome) => outcome.deeds.greatestRateOff)) ?? 0,
    },
    checks: Object.fromEntries(
      names.map((name) => [name, outcomes.flatMap((outcome) => outcome.checks[name] ?? [])]),
    ),
    notes: outcomes.flatMap((outcome) => outcome.notes),
  };
}

/** Percentiles of the skew are the medians over the runs; agreement and residual count every action of every run. */
export function toRow(runs: readonly Outcome[]): Row {
  const skews = runs.map((run) => percentiles(run.skewsMs));
  const known = skews.filter((skew) => skew !== null);
  const middle = (of: (skew: Percentiles) => number) => median(known.map(of)) ?? 0;
  const all = merge(runs);
  const agreed = all.agreesMs.filter((value) => value !== null);
  return {
    pairSkewMs:
      known.length === 0
        ? null
        : {
            p50: middle((skew) => skew.p50),
            p95: middle((skew) => skew.p95),
            p99: middle((skew) => skew.p99),
            max: middle((skew) => skew.max),
          },
    residualMs: middleOf(all.residualsMs),
    agreeMs: {
      p50: middleOf(all.agreesMs),
      max: greatest(agreed),
      never: all.agreesMs.length - agreed.length,
    },
    hardSeeks: all.hardSeeks,
    othersDisturbed: all.othersDisturbed,
    rateWrites: all.deeds.rateWrites,
    timeOffRate: all.deeds.timeOffRate,
    greatestRateOff: all.deeds.greatestRateOff,
    checks: Object.fromEntries(
      Object.entries(all.checks).map(([name, answers]) => [
        name,
        { yes: answers.filter(Boolean).length, of: answers.length },
      ]),
    ),
    n: { runs: runs.length, actions: all.agreesMs.length, pairs: all.skewsMs.length },
    runs: runs.map((run, index) => ({ ...withoutSkews(run), pairSkewMs: skews[index] ?? null })),
  };
}

/** What never came about is later, and further apart, than anything that did; null when that is the middle. */
function middleOf(values: readonly (number | null)[]): number | null {
  const middle = median(values.map((value) => value ?? Infinity));
  return middle === Infinity ? null : middle;
}

/** Thousands of single values are nothing to read. */
function withoutSkews(run: Outcome): Omit<Outcome, 'skewsMs'> {
  const { residualsMs, agreesMs, hardSeeks, othersDisturbed, deeds, checks, notes } = run;
  return { residualsMs, agreesMs, hardSeeks, othersDisturbed, deeds, checks, notes };
}

function sum(outcomes: readonly Outcome[], of: (outcome: Outcome) => number): number {
  return outcomes.reduce((total, outcome) => total + of(outcome), 0);
}
