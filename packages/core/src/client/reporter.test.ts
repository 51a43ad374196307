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
let calm: boolean;
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
  calm = false;
  sent = [];
  let probe = 0;
  reporter = createReporter({
    runtime,
    send: (message) => {
      if (line) sent.push(message);
      return line;
    },
    isOnline: () => true,
    isCalm: () => calm,
    clock: {
      view: () => ({ ready: true, errorMs: 3, roundTripMs: 40, jitterMs: 2, driftPpm: 20 }),
      ride: () => ++probe,
    },
    slot: { screen, visible: true },
    toServer: (moment) => serverMs(1e12 + moment + 0.123456),
  });
});

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

test('[CL22] in a room told of in figures every fourth second is enough, but not for a change of state', () => {
  reporter.begin();
  sent = [];
  for (let second = 0; second < 8; second++) reporter.regular();
  expect(sent).toHaveLength(8);
  calm = true;
  sent = [];
  for (let second = 0; second < 8; second++) reporter.regular();
  expect(sent).toHaveLength(2);
  shown = { phase: 'stalled' };
  reporter.reportIfChanged();
  expect(sent).toHaveLength(3);
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
