import { beforeEach, expect, test } from 'vitest';
import type { FollowStatus } from '../follow/status.ts';
import { decodeUp, encode } from '../protocol/codec.ts';
import type { Brief } from '../protocol/brief.ts';
import type { Report } from '../protocol/report.ts';
import { mediaSec, serverMs } from '../runtime/units.ts';
import { FakeRuntime } from '../testkit/fake-runtime.ts';
import { createReporter, type Reporter } from './reporter.ts';
import { noMarks, type FilmMarks, type Screen } from './telemetry.ts';

const status: FollowStatus = {
  phase: 'running',
  position: mediaSec(12.123456789),
  target: mediaSec(12.5),
  skewMs: -1.23456,
  rate: 1.0000123,
  driftPpm: 12,
  slow: false,
  soundBlocked: false,
  playBlocked: false,
  costs: { warmStartMs: 5, coldStartMs: 70, seekMs: 130 },
  counters: { landings: 0, seeks: 0, rateWrites: 0, stalls: 0, missedAppointments: 0 },
};

let runtime: FakeRuntime;
let shown: Partial<FollowStatus>;
let marks: FilmMarks;
let line: boolean;
let crowd: number | null;
let sent: (Report | Brief)[];
let reporter: Reporter;

const screen = (): Screen => ({
  film: { item: 'item', name: null, size: null },
  marks,
  length: mediaSec(60),
  player: {
    read: () => ({
      position: mediaSec(12),
      paused: false,
      seeking: false,
      ready: true,
      ended: false,
      duration: mediaSec(60),
    }),
    bufferedAhead: () => 20.06,
  },
  status: { ...status, ...shown },
  failed: false,
});

beforeEach(() => {
  runtime = new FakeRuntime();
  shown = {};
  marks = noMarks;
  line = true;
  crowd = null;
  sent = [];
  reporter = newReporter();
});

const newReporter = (): Reporter => {
  let probe = 0;
  return createReporter({
    runtime,
    send: (message) => {
      if (line) sent.push(message);
      return line;
    },
    isOnline: () => true,
    crowd: () => crowd,
    clock: {
      view: () => ({ ready: true, errorMs: 3, roundTripMs: 40, jitterMs: 2, driftPpm: 20 }),
      ride: () => ++probe,
    },
    slot: { screen, visible: true },
    toServer: (moment) => serverMs(1e12 + moment + 0.123456),
  });
};

const kinds = (): readonly string[] => sent.map(({ type }) => type);

test('[CL44] all is told at first and every 5 s, in between what is another each second, with a question', () => {
  reporter.begin();
  for (let i = 0; i < 10; i++) {
    runtime.advance(1000);
    reporter.regular();
  }
  expect(kinds().filter((kind) => kind === 'report')).toHaveLength(3);
  expect(sent[1]).toEqual({
    type: 'brief',
    position: 12.1235,
    at: 1e12 + 1000.12,
    rate: 1.00001,
    skewMs: -1.23,
    bufferedSec: 20.1,
    probe: 1,
  });
  expect(sent[5]).toMatchObject({ type: 'report', state: 'playing', clockErrorMs: 3, probe: 5 });
  expect(sent[0]).not.toHaveProperty('probe');
  for (const message of sent) expect(decodeUp(encode(message))).toMatchObject({ ok: true });
});

test.each<[string, Partial<FollowStatus>]>([
  ['its state', { phase: 'stalled' }],
  ['that it is slow', { slow: true }],
  ['that sound is blocked', { soundBlocked: true }],
  ['what a start costs', { costs: { ...status.costs, warmStartMs: 9 } }],
])('[CL44] what a brief report does not say is told whole: %s', (_, change) => {
  reporter.begin();
  shown = change;
  reporter.regular();
  expect(kinds()).toEqual(['report', 'report']);
});

test.each<[string, FilmMarks]>([
  ['what is in the film', { hash: 'a'.repeat(64), offsetSec: 0 }],
  ['by how much it differs', { hash: null, offsetSec: 0.1 }],
])('[CL44][SR11] what a brief report does not say is told whole: %s', (_, known) => {
  reporter.begin();
  marks = known;
  reporter.regular();
  expect(kinds()).toEqual(['report', 'report']);
});

test('[CL44] what did not go out is not taken for told', () => {
  line = false;
  reporter.begin();
  line = true;
  reporter.regular();
  expect(kinds()).toEqual(['report']);
  reporter.begin();
  expect(kinds()).toEqual(['report', 'report']);
});

/** How many seconds apart the regular reports of so many seconds are. */
const gaps = (seconds: number): readonly number[] => {
  const told: number[] = [];
  for (let second = 0; second < seconds; second++) {
    sent = [];
    reporter.regular();
    if (sent.length > 0) told.push(second);
  }
  return told.slice(1).map((second, i) => second - (told[i] ?? 0));
};

test.each([
  ['a small room', null, {}, 1, 1],
  ['sixty, in step', 60, {}, 4, 5],
  ['three hundred, in step', 300, {}, 13, 18],
  ['ten thousand, in step', 10_000, {}, 13, 18],
  ['ten thousand, off', 10_000, { skewMs: -80 }, 4, 5],
  ['ten thousand, nobody knows how far off', 10_000, { skewMs: null }, 4, 5],
  ['ten thousand, without data', 10_000, { phase: 'stalled' }, 4, 5],
] as const)('[CL22] how often one reports: %s', (_, connections, change, least, most) => {
  reporter.begin();
  crowd = connections;
  shown = change;
  const all = gaps(200);
  expect(all.length).toBeGreaterThan(9);
  expect(Math.min(...all)).toBeGreaterThanOrEqual(least);
  expect(Math.max(...all)).toBeLessThanOrEqual(most);
});

test('[CL22] who falls out of step in a crowd tells it with the next second', () => {
  crowd = 10_000;
  reporter.begin();
  gaps(6);
  sent = [];
  shown = { skewMs: 60 };
  for (let second = 0; second < 5; second++) reporter.regular();
  expect(sent[0]).toMatchObject({ skewMs: 60 });
});

test.each([
  ['that came at once', 0],
  ['that was small a moment ago', 3],
])('[CL22] a crowd %s does not report in chorus', (_, secondsBefore) => {
  const told = Array.from({ length: 60 }, () => {
    crowd = null;
    reporter = newReporter();
    reporter.begin();
    for (let i = 0; i < secondsBefore; i++) reporter.regular();
    crowd = 10_000;
    sent = [];
    let second = 0;
    while (sent.length === 0) {
      second++;
      reporter.regular();
    }
    return second;
  });
  for (const second of [1, 5, 10, 15])
    expect(told.filter((one) => Math.abs(one - second) <= 1).length).toBeGreaterThan(2);
});

test('[CL22] in a crowd a change of state is told at once', () => {
  crowd = 300;
  reporter.begin();
  sent = [];
  shown = { phase: 'stalled' };
  reporter.reportIfChanged();
  expect(sent).toHaveLength(1);
});

test('[CL22] a change of state is told, and only that', () => {
  reporter.begin();
  reporter.reportIfChanged();
  expect(sent).toHaveLength(1);
  shown = { phase: 'stalled' };
  reporter.reportIfChanged();
  expect(sent.at(-1)).toMatchObject({ type: 'report', state: 'buffering' });
  expect(sent.at(-1)).not.toHaveProperty('probe');
});
