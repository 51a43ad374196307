import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mediaSec, serverMs, type ServerMs } from '../runtime/units.ts';
import { RoomTrial } from '../testkit/room-trial.ts';
import { positionAt } from '../timeline/timeline.ts';
import { freshGuard, guardHeard, guardLook, guardPolicy, type GuardMemory, type Watcher } from './guard.ts';

type Doing = Partial<NonNullable<Watcher['telemetry']>> & { readonly behind?: number };

/** A room with the guard on that plays, and what its members tell of themselves, second by second. */
class Watch {
  readonly room: RoomTrial;
  memory: GuardMemory = freshGuard;
  acts = 0;
  readonly #who: readonly string[];

  constructor(...who: readonly string[]) {
    this.#who = who;
    this.room = RoomTrial.watching(3600, ...who);
    this.room.ask(who[0] ?? '', { type: 'setSetting', setting: { name: 'guard', on: true } });
    this.room.ask(who[0] ?? '', { type: 'play' });
    this.room.wait(1000);
  }

  /** Seconds pass in which these do this, and the others are well; the guard looks each second. */
  pass(
    seconds: number,
    doing: Readonly<Record<string, Doing>> = {},
    link: Readonly<Record<string, 'down'>> = {},
  ) {
    for (let i = 0; i < seconds; i++) {
      this.room.wait(1000);
      const rows = this.#who.map((member): Watcher =>
        this.row(member, doing[member] ?? {}, link[member] ?? 'up'),
      );
      const { memory, command } = guardLook(this.memory, this.room.state, rows, this.room.now);
      this.memory = memory;
      if (command === null) continue;
      const { length } = this.room.entries;
      this.room.system(command);
      for (const entry of this.room.entries.slice(length)) {
        if (entry.event.type === 'seeked') this.acts++;
        this.memory = guardHeard(this.memory, entry, rows);
      }
    }
    return this;
  }

  row(member: string, { behind = 0, ...told }: Doing, link: 'up' | 'down' = 'up'): Watcher {
    const { state, now } = this.room;
    const at: ServerMs = told.at ?? serverMs(now - 200);
    return {
      connection: member,
      member,
      link,
      telemetry: {
        state: state.playback.timeline.playing ? 'playing' : 'paused',
        position: mediaSec(Math.max(0, positionAt(state.playback.timeline, at) - behind)),
        at,
        rate: 1,
        counts: true,
        visible: true,
        film: { item: 'film' },
        ...told,
      },
    };
  }
}

const place = ({ room }: Watch): number => positionAt(room.line, room.now);

test('[RM60] whoever falls far behind while watching is gone back for, once two reports say so', () => {
  const watch = new Watch('ann', 'ben', 'cleo').pass(20);
  const before = place(watch);
  watch.pass(1, { ben: { behind: 10 } });
  expect(watch.acts).toBe(0);
  watch.pass(1, { ben: { behind: 10 } });
  expect(watch.acts).toBe(1);
  expect(watch.room.last?.event).toMatchObject({ type: 'seeked', manner: 'guard', of: 'ben', backSec: 10 });
  // Where Ben is when it takes effect, so that his picture goes on.
  expect(watch.room.line.position).toBeCloseTo(before + 2 - 10 + 0.4, 3);
  expect(watch.room.line.playing).toBe(true);
});

test('[RM60] a little behind is nobody’s business', () => {
  const watch = new Watch('ann', 'ben').pass(20).pass(30, { ben: { behind: 5.5 } });
  expect(watch.acts).toBe(0);
});

test.each<[string, Doing, ('down' | undefined)?]>([
  ['is away', { state: 'away' }],
  ['cannot play it', { state: 'failed' }],
  ['has a device that is too slow', { counts: false }],
  ['has hidden the page', { visible: false }],
  ['has another film open', { film: { item: 'other' } }],
  ['has no film', { film: null }],
  ['has not told for a while', { at: serverMs(1_000_000) }],
  ['has lost the line', {}, 'down'],
])('[RM60] nobody is gone back for who %s', (_, told, link) => {
  const watch = new Watch('ann', 'ben').pass(20);
  watch.pass(30, { ben: { behind: 10, ...told } }, link === undefined ? {} : { ben: link });
  expect(watch.acts).toBe(0);
});

test('[RM60] nobody is gone back for who was never with the others: he is just coming in', () => {
  const watch = new Watch('ann', 'ben').pass(20, { ben: { behind: 15, state: 'buffering' } });
  expect(watch.acts).toBe(0);
});

test('[RM61] of several the slowest, and of his connections the foremost', () => {
  const watch = new Watch('ann', 'ben', 'cleo').pass(20);
  watch.pass(2, { ben: { behind: 8 }, cleo: { behind: 20 } });
  expect(watch.room.last?.event).toMatchObject({ manner: 'guard', of: 'cleo' });
  const twice = new Watch('ann', 'ben').pass(20);
  for (let i = 0; i < 5; i++) {
    twice.room.wait(1000);
    const phone = { ...twice.row('ben', { behind: 20 }), connection: 'phone' };
    const rows = [twice.row('ann', {}), twice.row('ben', {}), phone];
    const { memory, command } = guardLook(twice.memory, twice.room.state, rows, twice.room.now);
    twice.memory = memory;
    expect(command).toBeNull();
  }
});

test('[RM62] alone, paused, waiting, switched off or closed the guard does nothing', () => {
  expect(new Watch('ann').pass(20).pass(10, { ann: { behind: 10 } }).acts).toBe(0);
  const paused = new Watch('ann', 'ben').pass(20);
  paused.room.ask('ann', { type: 'pause' });
  expect(paused.pass(10, { ben: { behind: 10, state: 'paused' } }).acts).toBe(0);
  const waiting = new Watch('ann', 'ben').pass(20);
  waiting.room.ask('ben', { type: 'reportStall' });
  expect(waiting.pass(5, { ben: { behind: 10, state: 'buffering' } }).acts).toBe(0);
  const off = new Watch('ann', 'ben').pass(20);
  const revision = off.room.state.playback.revision;
  off.room.ask('ann', { type: 'setSetting', setting: { name: 'guard', on: false } });
  const command = {
    type: 'guard',
    member: 'ben',
    position: mediaSec(2),
    at: off.room.now,
    rate: 1,
    revision,
  } as const;
  expect(off.room.system(command)).toEqual([]);
  off.room.ask('ann', { type: 'setSetting', setting: { name: 'guard', on: true } });
  expect(off.room.system(command)).toEqual(['seeked']);
});

test('[RM62] with nobody left at the room’s place there is nowhere to go back from', () => {
  const watch = new Watch('ann', 'ben').pass(20).pass(20, { ann: { behind: 9 }, ben: { behind: 10 } });
  expect(watch.acts).toBe(0);
});

test('[RM63] nobody is gone back for again before he was with the others again', () => {
  const watch = new Watch('ann', 'ben', 'cleo').pass(20);
  watch.pass(2, { ben: { behind: 10 } });
  watch.pass(120, { ben: { behind: 10 } });
  expect(watch.acts).toBe(1);
  watch.pass(5).pass(4, { ben: { behind: 10 } });
  expect(watch.acts).toBe(2);
});

test('[RM63] two acts are 15 s apart, whoever they are for, and one is gone back for three times in ten minutes', () => {
  const watch = new Watch('ann', 'ben', 'cleo').pass(20);
  watch.pass(2, { ben: { behind: 10 } });
  watch.pass(5).pass(5, { cleo: { behind: 10 } });
  expect(watch.acts).toBe(1);
  watch.pass(5, { cleo: { behind: 10 } });
  expect(watch.acts).toBe(2);
  for (let i = 0; i < 8; i++) watch.pass(16).pass(3, { ben: { behind: 10 } });
  expect(watch.acts).toBe(4);
});

test('[RM64] the room goes back 60 s at most: who is farther behind catches up by himself', () => {
  const watch = new Watch('ann', 'ben').pass(100).pass(20, { ben: { behind: 61 } });
  expect(watch.acts).toBe(0);
});

/** Ben has no data any more. */
const dry = (watch: Watch, state = 'buffering'): Readonly<Record<string, Doing>> => ({
  ben: { state, position: mediaSec(place(watch)) },
});

test('[RM60] a player that looks ahead while it fetches has not seen what is there', () => {
  const watch = new Watch('ann', 'ben').pass(20);
  const at = place(watch);
  watch.pass(2, dry(watch));
  // It lands where the line will be, again and again, and never shows anything.
  for (let i = 0; i < 8; i++) watch.pass(1, dry(watch, 'landing'));
  expect(watch.acts).toBe(1);
  expect(watch.room.line.position).toBeCloseTo(at, 0);
});

test('[RM60] after a jump of the room whoever still fetches is to see it from there', () => {
  const watch = new Watch('ann', 'ben').pass(20);
  watch.room.ask('ann', { type: 'seek', to: mediaSec(500) });
  watch.pass(5, dry(watch, 'landing'));
  expect(watch.acts).toBe(0);
  for (let i = 0; i < 4; i++) watch.pass(1, dry(watch, 'landing'));
  expect(watch.acts).toBe(1);
  expect(watch.room.line.position).toBeCloseTo(500, 0);
});

test('[RM60] whoever comes back from being away is coming in again', () => {
  const watch = new Watch('ann', 'ben').pass(20).pass(20, { ben: { state: 'away' } });
  for (let i = 0; i < 10; i++) watch.pass(1, dry(watch, 'landing'));
  expect(watch.acts).toBe(0);
});

test('[RM65] for somebody who has run dry the room waits at his place, within the usual limits', () => {
  const watch = new Watch('ann', 'ben').pass(20);
  watch.pass(8, dry(watch));
  expect(watch.room.state.hold?.members).toEqual(['ben']);
  const { position, playing } = watch.room.line;
  expect(playing).toBe(false);
  expect(position).toBeCloseTo(place(watch), 6);
  expect(watch.room.state.hold?.until).toBe(watch.room.now + 8000);
});

test('[RM65] where nobody waits it only goes back', () => {
  const watch = new Watch('ann', 'ben').pass(20);
  watch.room.ask('ann', { type: 'setWaiting', waiting: { policy: 'nobody', limitSec: 8 } });
  watch.pass(8, dry(watch));
  expect(watch.acts).toBe(1);
  expect(watch.room.state.hold).toBeNull();
});

test('[RM66] what was seen on an earlier line, or told twice, moves nobody', () => {
  const watch = new Watch('ann', 'ben').pass(20);
  const { revision } = watch.room.state.playback;
  const command = {
    type: 'guard',
    member: 'ben',
    position: mediaSec(place(watch) - 10),
    at: watch.room.now,
    rate: 1,
    revision,
  } as const;
  // Two nodes saw the same.
  expect(watch.room.system(command)).toEqual(['seeked']);
  expect(watch.room.system(command)).toEqual([]);
  const moved = new Watch('ann', 'ben').pass(20);
  moved.room.ask('ann', { type: 'seek', to: mediaSec(100) });
  expect(moved.room.system(command)).toEqual([]);
});

test('[RM66] the guard supersedes nobody: a press made before it counts', () => {
  const watch = new Watch('ann', 'ben').pass(20).pass(2, { ben: { behind: 10 } });
  expect(watch.acts).toBe(1);
  expect(watch.room.ask('ann', { type: 'pause' }, { agoMs: 500 })).toEqual(['paused']);
});

const doing = fc.record({
  behind: fc.double({ min: -5, max: 90, noNaN: true }),
  state: fc.constantFrom('playing', 'buffering', 'paused', 'away', 'landing', 'starting'),
  counts: fc.boolean(),
  visible: fc.boolean(),
});
const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.constant('told' as const), fc.array(doing, { minLength: 3, maxLength: 3 })),
  },
  { weight: 2, arbitrary: fc.tuple(fc.constant('well' as const), fc.integer({ min: 1, max: 20 })) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('press' as const), fc.constantFrom('play', 'pause')) },
);

test('[RM60][RM62][RM63][RM64] whatever is told, the guard keeps its bounds', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 80 }), (happenings) => {
      const who = ['ann', 'ben', 'cleo'] as const;
      const watch = new Watch(...who).pass(5);
      for (const [what, value] of happenings) {
        if (what === 'press') watch.room.ask('ann', { type: value as 'play' | 'pause' });
        else if (what === 'well') watch.pass(value as number);
        else {
          const told = value as readonly Doing[];
          watch.pass(1, Object.fromEntries(who.map((name, i) => [name, told[i] ?? {}])));
        }
      }
      const acts = watch.room.entries.filter(({ event }) => event.type === 'seeked');
      for (const [i, { event, at }] of acts.entries()) {
        if (event.type !== 'seeked') continue;
        expect(event.backSec).toBeGreaterThanOrEqual(guardPolicy.leastBackSec);
        expect(event.backSec).toBeLessThanOrEqual(guardPolicy.mostBackSec);
        if (i > 0) expect(at - (acts[i - 1]?.at ?? 0)).toBeGreaterThanOrEqual(guardPolicy.againMs);
        const sameOne = acts
          .slice(0, i)
          .filter((one) => one.event.type === 'seeked' && one.event.of === event.of);
        const recent = sameOne.filter((one) => at - one.at < guardPolicy.windowMs);
        expect(recent.length).toBeLessThan(guardPolicy.mostForOne);
      }
    }),
    { numRuns: 200 },
  );
});
