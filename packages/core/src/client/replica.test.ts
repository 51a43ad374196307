import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evolve } from '../room/evolve.ts';
import type { Entry, RoomEvent } from '../room/events.ts';
import { emptyRoom, type RoomState } from '../room/state.ts';
import { mediaSec, serverMs } from '../runtime/units.ts';
import { hasGap, receive, receiveState, replicaOf, type Replica } from './replica.ts';

const timeline = { position: mediaSec(1), rate: 1, playing: true, at: serverMs(5) };

const anyEvent: fc.Arbitrary<RoomEvent> = fc.oneof(
  fc.string({ maxLength: 8 }).map((title) => ({ type: 'titled', title }) as const),
  fc.double({ min: 0, max: 100, noNaN: true }).map((to) => ({
    type: 'seeked' as const,
    timeline: { ...timeline, position: mediaSec(to) },
    issuedAt: serverMs(to),
  })),
  fc.nat({ max: 5 }).map((n) => ({ type: 'joined', member: { id: `m${n}`, name: 'x', colour: n } }) as const),
  fc.nat({ max: 5 }).map((n) => ({ type: 'left', member: `m${n}` }) as const),
);

/** A room's whole log. */
const anyLog: fc.Arbitrary<readonly Entry[]> = fc
  .array(anyEvent, { maxLength: 40 })
  .map((events) =>
    events.map((event, i) => ({ seq: i + 1, at: serverMs(i), by: 'm1', command: `c${i}`, event })),
  );

const fold = (entries: readonly Entry[]): RoomState => entries.reduce(evolve, emptyRoom);
const titled = (seq: number): Entry => ({
  seq,
  at: serverMs(seq),
  by: 'm1',
  command: null,
  event: { type: 'titled', title: `title ${seq}` },
});

/** Receives batch after batch; all that was applied, in order. */
function receiveAll(batches: readonly (readonly Entry[])[], from: Replica = replicaOf(emptyRoom)) {
  let replica = from;
  const applied: Entry[] = [];
  for (const batch of batches) {
    const received = receive(replica, batch);
    ({ replica } = received);
    applied.push(...received.applied);
  }
  return { replica, applied };
}

test('[CL11] any order and any number of deliveries fold to the same room, each entry once', () => {
  const anyDelivery = anyLog.chain((log) =>
    fc.record({
      log: fc.constant(log),
      // Everything at least once, with some of it again, in any order, cut anywhere.
      order: fc
        .subarray([...log])
        .chain((again) => fc.shuffledSubarray([...log, ...again], { minLength: log.length + again.length })),
      size: fc.integer({ min: 1, max: 10 }),
    }),
  );
  fc.assert(
    fc.property(anyDelivery, ({ log, order, size }) => {
      const batches: Entry[][] = [];
      for (let i = 0; i < order.length; i += size) batches.push(order.slice(i, i + size));
      const { replica, applied } = receiveAll(batches);
      expect(replica.state).toEqual(fold(log));
      expect(applied).toEqual(log);
      expect(hasGap(replica)).toBe(false);
    }),
  );
});

test('[CL11] whatever is delivered, the room is some beginning of the log, and a gap is known', () => {
  const anySome = anyLog.chain((log) =>
    fc.record({ log: fc.constant(log), some: fc.shuffledSubarray([...log]) }),
  );
  fc.assert(
    fc.property(anySome, ({ log, some }) => {
      const { replica } = receiveAll(some.map((entry) => [entry]));
      expect(replica.state).toEqual(fold(log.slice(0, replica.state.seq)));
      expect(hasGap(replica)).toBe(some.some(({ seq }) => seq > replica.state.seq));
    }),
  );
});

test('[CL12] what is ahead waits for what is missing', () => {
  const { replica, applied } = receiveAll([[titled(1), titled(3)]]);
  expect(hasGap(replica)).toBe(true);
  expect(applied.map(({ seq }) => seq)).toEqual([1]);
  const filled = receive(replica, [titled(2)]);
  expect(filled.applied.map(({ seq }) => seq)).toEqual([2, 3]);
  expect(hasGap(filled.replica)).toBe(false);
});

test('[CL12] however much is ahead, what is missing is still taken', () => {
  const ahead = Array.from({ length: 5000 }, (_, i) => titled(i + 2));
  const { replica } = receiveAll([ahead, [titled(1)]]);
  expect(replica.state.seq).toBe(2001);
  expect(replica.ahead.size).toBe(0);
});

test('[CL13] a state replaces an older one, with what follows it', () => {
  const behind = receiveAll([[titled(1), titled(3), titled(6)]]).replica;
  const snapshot = { ...emptyRoom, seq: 5, title: 'five' };
  const caughtUp = receiveState(behind, snapshot);
  expect(caughtUp.state).toMatchObject({ seq: 6, title: 'title 6' });
  expect(hasGap(caughtUp)).toBe(false);
  expect(receiveState(caughtUp, snapshot)).toBe(caughtUp);
  expect(receiveState(null, snapshot).state).toBe(snapshot);
});
