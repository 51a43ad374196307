import { emptyRoom, mediaSec, serverMs, type Presence, type RoomView } from '@lockstep/core';
import { expect, test } from 'vitest';
import { noStalls, reasonOf, stallStep, type StallMemory, type StallNews } from './stall-watch.ts';

type Told = Partial<NonNullable<Presence['telemetry']>>;

const row = (member: string, told: Told = {}): Presence => ({
  connection: `c-${member}`,
  member,
  device: 'computer',
  link: 'up',
  telemetry: {
    state: 'playing',
    position: mediaSec(10),
    at: serverMs(0),
    rate: 1,
    skewMs: 0,
    clockErrorMs: 1,
    roundTripMs: 40,
    jitterMs: 3,
    bufferedSec: 9,
    warmStartMs: 0,
    coldStartMs: 0,
    seekMs: 0,
    counts: true,
    visible: true,
    soundBlocked: false,
    film: { item: 'film', name: null, size: null, duration: null },
    ...told,
  },
});

interface Moment {
  readonly at: number;
  readonly rows: readonly Presence[];
  readonly playing?: boolean;
  readonly revision?: number;
  readonly cause?: 'seek' | 'play';
  readonly lineAt?: number;
}

/** What was said at each moment. */
function told(moments: readonly Moment[]): readonly (readonly StallNews[])[] {
  let memory: StallMemory = noStalls;
  return moments.map(({ at, rows, playing = true, revision = 1, cause = 'play', lineAt = 0 }) => {
    const timeline = { position: mediaSec(0), rate: 1, playing, at: serverMs(lineAt) };
    const room = {
      ...emptyRoom,
      current: 'film',
      playback: { ...emptyRoom.playback, timeline, revision, cause },
    };
    const view: Pick<RoomView, 'room' | 'roster' | 'me'> = { room, roster: rows, me: 'me' };
    const step = stallStep(memory, view, serverMs(at));
    ({ memory } = step);
    return step.news;
  });
}

const dry = (at: number, more: Told = {}) => row('ann', { state: 'buffering', at: serverMs(at), ...more });

test('[CL53] named once after 1.5 s, and well again once', () => {
  const said = told([
    { at: 10_000, rows: [row('ann')] },
    { at: 10_400, rows: [dry(10_200)] },
    { at: 11_600, rows: [dry(11_200)] },
    { at: 11_800, rows: [dry(11_200)] },
    { at: 14_000, rows: [dry(13_800)] },
    { at: 15_000, rows: [row('ann', { state: 'landing' })] },
    { at: 16_000, rows: [row('ann')] },
    { at: 17_000, rows: [row('ann')] },
  ]);
  expect(said.map((news) => news.map(({ type }) => type))).toEqual([
    [],
    [],
    [],
    ['stuck'],
    [],
    [],
    ['fine'],
    [],
  ]);
});

test('[CL53] a short one is told neither way', () => {
  const said = told([
    { at: 10_400, rows: [dry(10_200)] },
    { at: 11_400, rows: [row('ann')] },
    { at: 14_000, rows: [row('ann')] },
  ]);
  expect(said.flat()).toEqual([]);
});

test('[CL53] in a room that stands nobody is stuck; and a jump of the room has time to fetch', () => {
  expect(told([{ at: 20_000, rows: [dry(10_000)], playing: false }]).flat()).toEqual([]);
  const jump = (at: number) => ({
    at,
    rows: [dry(10_100)],
    revision: 2,
    cause: 'seek' as const,
    lineAt: 10_000,
  });
  expect(told([jump(10_200), jump(12_400), jump(12_600)]).map((news) => news.length)).toEqual([0, 0, 1]);
});

test('[CL53] I am not told of myself, nor of lines that are down, nor of other films', () => {
  const mine = { ...dry(10_000), member: 'me' };
  const down: Presence = { ...dry(10_000), link: 'down' };
  const other = dry(10_000, { film: null });
  for (const one of [mine, down, other]) expect(told([{ at: 20_000, rows: [one] }]).flat()).toEqual([]);
});

test('[CL53] who leaves or goes away while stuck is not called fine', () => {
  const said = told([
    { at: 12_000, rows: [dry(10_000)] },
    { at: 13_000, rows: [row('ann', { state: 'away' })] },
    { at: 14_000, rows: [row('ann')] },
  ]);
  expect(said.map((news) => news.length)).toEqual([1, 0, 0]);
});

test.each<[string, Told, Told, string]>([
  ['a hidden page', { visible: false }, {}, 'hidden'],
  ['a device that does not count itself', { counts: false }, {}, 'device'],
  ['frames that are lost', { picture: { width: 1, height: 1, dropped: 90, frames: 300 } }, {}, 'device'],
  ['a file of one’s own', { film: { item: 'film', name: 'a.mp4', size: 1, duration: null } }, {}, 'device'],
  ['a far line', { roundTripMs: 900 }, {}, 'line'],
  ['others who are dry as well', {}, { state: 'buffering' }, 'server'],
  ['a trickle, only there', { fetchSpeed: 0.4 }, {}, 'line'],
  ['what they say themselves', { visible: false, trouble: { cause: 'server', inSec: null } }, {}, 'server'],
  ['nothing to go by', {}, {}, 'unknown'],
])('[CL53] the reason of %s', (_, his, others, reason) => {
  const ann = dry(0, his);
  expect(reasonOf(ann, { roster: [ann, row('ben', others)] })).toBe(reason);
});

test('[TR27] who will stop soon is named once, before it stops, with the cause', () => {
  const short = (inSec: number | null) =>
    row('ann', inSec === null ? {} : { trouble: { cause: 'line', inSec } });
  const said = told([
    { at: 1000, rows: [short(28)] },
    { at: 9000, rows: [short(19)] },
    { at: 12_000, rows: [short(16)] },
    { at: 15_000, rows: [short(null)] },
    { at: 18_000, rows: [short(12)] },
    { at: 40_000, rows: [short(12)] },
  ]);
  const soon = { type: 'soon', member: 'ann', cause: 'line' };
  expect(said).toEqual([[], [soon], [], [], [], [soon]]);
});
