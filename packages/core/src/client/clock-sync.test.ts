import { beforeEach, expect, test } from 'vitest';
import type { ClockEstimator } from '../clock/estimator.ts';
import { localMs, serverMs } from '../runtime/units.ts';
import { FakeRuntime } from '../testkit/fake-runtime.ts';
import { createClockSync, type ClockSync } from './clock-sync.ts';

type Proof = Parameters<ClockEstimator['add']>[0];
type Outcome = ReturnType<ClockEstimator['add']>;

/** An estimator that writes down what it is given and answers what it is told to. */
class FakeEstimator {
  ready = true;
  suspect = false;
  readonly confirmedAt = localMs(0);
  readonly errorMs = 3;
  readonly driftPpm = 20;
  readonly roundTripMs = 40;
  jitterMs = 2;
  readonly proofs: Proof[] = [];
  resets = 0;
  outcome: Outcome = 'accepted';
  toServer = (moment: number) => serverMs(moment + 1000);
  toLocal = (moment: number) => localMs(moment - 1000);
  add(proof: Proof): Outcome {
    this.proofs.push(proof);
    this.suspect = this.outcome === 'setAside';
    return this.outcome;
  }
  reset(): void {
    this.resets++;
  }
}

let runtime: FakeRuntime;
let estimator: FakeEstimator;
let clock: ClockSync;
/** When each probe was sent. */
let asked: number[];
let answers: boolean;
let everySec: number;

beforeEach(() => {
  runtime = new FakeRuntime();
  estimator = new FakeEstimator();
  asked = [];
  answers = true;
  everySec = 1;
  clock = createClockSync({
    runtime,
    estimator,
    everySec: () => everySec,
    ask: (probe) => {
      asked.push(runtime.now());
      if (answers) runtime.after(40, () => answer(probe));
    },
  });
});

const answer = (probe: number): void =>
  clock.answered({ type: 'probed', probe, received: serverMs(1), sent: serverMs(2) }, runtime.now());

const gaps = (moments: readonly number[]): number[] =>
  moments.slice(1).map((moment, i) => Math.round(moment - (moments[i] ?? 0)));

test('[CL7] asks quickly at first, and then leaves it to the reports', () => {
  clock.online('e1');
  runtime.advance(60_000);
  const apart = gaps(asked);
  expect(apart.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => 60));
  expect(apart.slice(9)).toEqual(Array.from({ length: 20 }, () => 250));
});

test('[CL8] what was under way when the clock went back proves nothing', () => {
  clock.online('e1');
  runtime.advance(1000);
  answers = false;
  runtime.advance(2000);
  const torn = asked.length;
  const before = estimator.proofs.length;
  runtime.step(-900);
  runtime.advance(300);
  expect(asked.length).toBeGreaterThan(torn);
  for (let probe = 1; probe <= torn; probe++) answer(probe);
  expect(estimator.proofs).toHaveLength(before);
  answer(torn + 1);
  expect(estimator.proofs).toHaveLength(before + 1);
});

test('[CL7][CL8] a question that rides on a report is answered like any other', () => {
  clock.online('e1');
  runtime.advance(30_000);
  estimator.proofs.length = 0;
  const probe = clock.ride();
  expect(probe).toBe(asked.length + 1);
  runtime.advance(700);
  answer(probe);
  expect(estimator.proofs).toEqual([{ sent: 30_000, received: 1, answered: 2, returned: 30_700 }]);
});

test('[CL7] a shaky line is asked more often', () => {
  estimator.jitterMs = 12;
  clock.online('e1');
  runtime.advance(60_000);
  const calm = gaps(asked).slice(30);
  expect(calm.length).toBeGreaterThan(40);
  for (const gap of calm) {
    expect(gap).toBeGreaterThanOrEqual(900);
    expect(gap).toBeLessThanOrEqual(1200);
  }
});

test('[CL7] in a room told of in figures a shaky line is asked as seldom as reports are told', () => {
  estimator.jitterMs = 12;
  everySec = 4;
  clock.online('e1');
  runtime.advance(120_000);
  const pauses = gaps(asked).slice(30);
  expect(pauses.length).toBeGreaterThan(20);
  for (const gap of pauses) {
    expect(gap).toBeGreaterThanOrEqual(3600);
    expect(gap).toBeLessThanOrEqual(4800);
  }
});

test('[CL8] a proof has the moments of its own question and answer; strays are ignored', () => {
  answers = false;
  clock.online('e1');
  runtime.advance(70);
  answer(2);
  answer(2);
  answer(99);
  expect(estimator.proofs).toEqual([{ sent: 60, received: 1, answered: 2, returned: 70 }]);
});

test('[CL8] questions of an earlier connection are not answered by a later one', () => {
  answers = false;
  clock.online('e1');
  clock.offline();
  clock.online('e1');
  answer(1);
  expect(estimator.proofs).toEqual([]);
  answer(2);
  expect(estimator.proofs).toHaveLength(1);
});

test('[CL8] only the last 64 questions are open', () => {
  answers = false;
  clock.online('e1');
  let last = 0;
  for (let i = 0; i < 100; i++) last = clock.ride();
  answer(1);
  answer(last - 64);
  expect(estimator.proofs).toHaveLength(0);
  answer(last - 63);
  expect(estimator.proofs).toHaveLength(1);
});

test('[CL9] the estimate survives a reconnect, but not another server', () => {
  clock.online('e1');
  clock.offline();
  clock.online('e1');
  expect(estimator.resets).toBe(0);
  clock.offline();
  clock.online('e2');
  expect(estimator.resets).toBe(1);
});

test('[CL7] each connection begins the schedule anew; offline nothing is asked', () => {
  clock.online('e1');
  runtime.advance(30_000);
  clock.offline();
  asked.length = 0;
  clock.freshen();
  runtime.advance(30_000);
  expect(asked).toEqual([]);
  expect(runtime.time.planned).toBe(0);
  clock.online('e1');
  runtime.advance(600);
  expect(gaps(asked)).toEqual(Array.from({ length: 9 }, () => 60));
});

test('[CL10] freshen asks four times, at once and quickly; twice is not eight', () => {
  clock.online('e1');
  runtime.advance(31_000);
  asked.length = 0;
  const now = runtime.now();
  clock.freshen();
  clock.freshen();
  runtime.advance(3300);
  expect(asked).toEqual([now, now + 60, now + 120, now + 180]);
});

test('[CL10] the first contradiction brings seven quick probes, those that follow bring none', () => {
  clock.online('e1');
  runtime.advance(31_000);
  estimator.outcome = 'setAside';
  asked.length = 0;
  clock.freshen();
  runtime.advance(1500);
  // One of the four was answered before the seven began; all others came within the same run.
  expect(asked).toHaveLength(8);
  expect(gaps(asked).every((gap) => gap <= 60)).toBe(true);
});

test('[CL10] after a restart of the estimate the schedule begins anew', () => {
  clock.online('e1');
  runtime.advance(31_000);
  estimator.outcome = 'restarted';
  clock.freshen();
  runtime.advance(45);
  estimator.outcome = 'ignored';
  asked.length = 0;
  runtime.advance(1000);
  expect(asked.length).toBeGreaterThan(10);
  expect(runtime.logged.map(({ event }) => event)).toEqual(['clock jumped']);
});

test('it shows what the estimator says, with no error bound before it is ready', () => {
  expect(clock).toMatchObject({ ready: true, suspect: false, confirmedAt: 0, errorMs: 3 });
  expect(clock.toServer(localMs(1))).toBe(1001);
  expect(clock.toLocal(serverMs(1001))).toBe(1);
  expect(clock.view()).toEqual({ ready: true, errorMs: 3, roundTripMs: 40, jitterMs: 2, driftPpm: 20 });
  estimator.ready = false;
  expect(clock.view().errorMs).toBe(null);
});
