import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mediaSec, serverMs } from '../runtime/units.ts';
import { decodeDown, decodeUp, encode, maxUpLength } from './codec.ts';
import type { Down } from './down.ts';
import type { Up } from './up.ts';

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
const number = (min: number, max: number) =>
  fc.double({ min, max, noNaN: true }).map((value) => (Object.is(value, -0) ? 0 : value));
const moment = number(0, 1e14).map(serverMs);
const position = number(0, 1e6).map(mediaSec);
const rate = number(0.1, 16);
const ms = number(0, 1e7);
const count = fc.nat();
const text = (maxLength: number) => fc.string({ maxLength });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const is = <const Value>(value: Value) => fc.constant(value);

const source = fc.oneof(
  fc.record({ kind: is('link'), url: fc.string({ minLength: 1, maxLength: 100 }) }),
  fc.record({ kind: is('file'), name: text(100), size: number(0, 1e14) }),
);
const newItem = fc.record({
  id,
  title: text(100),
  duration: maybe(position),
  sources: fc.array(source, { minLength: 1, maxLength: 8 }),
});
const waiting = fc.record({
  policy: fc.constantFrom('auto' as const, 'everyone' as const, 'nobody' as const),
  limitSec: number(1, 60),
});
const command = fc.oneof(
  fc.record({ type: fc.constantFrom('play' as const, 'pause', 'reportStall', 'reportReady') }),
  fc.record({ type: is('seek'), to: position }),
  fc.record({ type: is('setRate'), rate }),
  fc.record({ type: is('goOnWithout'), members: fc.array(id, { maxLength: 20 }) }),
  fc.record({ type: is('addItem'), item: newItem, select: fc.boolean() }),
  fc.record({ type: fc.constantFrom('removeItem' as const, 'selectItem', 'itemEnded'), item: id }),
  fc.record({ type: is('describeItem'), item: id, duration: position }),
  fc.record({ type: is('rename'), name: text(200) }),
  fc.record({ type: is('setTitle'), title: text(500) }),
  fc.record({ type: is('setWaiting'), waiting }),
);
const device = fc.constantFrom('computer' as const, 'phone', 'tablet', 'tv', 'player', 'program');
const telemetry = fc.record({
  state: fc.constantFrom('playing' as const, 'paused', 'landing', 'buffering', 'away', 'noSource', 'failed'),
  position: maybe(position),
  at: moment,
  rate: maybe(rate),
  skewMs: maybe(number(-1e9, 1e9)),
  clockErrorMs: maybe(ms),
  roundTripMs: maybe(ms),
  jitterMs: maybe(ms),
  bufferedSec: number(0, 1e6),
  warmStartMs: ms,
  coldStartMs: ms,
  seekMs: ms,
  counts: fc.boolean(),
  visible: fc.boolean(),
  soundBlocked: fc.boolean(),
  film: maybe(
    fc.record({
      item: id,
      name: maybe(text(100)),
      size: maybe(number(0, 1e14)),
      duration: maybe(position),
    }),
  ),
});

const up: fc.Arbitrary<Up> = fc.oneof(
  fc.record({
    type: is('hello'),
    versions: fc.array(count, { maxLength: 16 }),
    secret: fc.stringMatching(/^[A-Za-z0-9_-]{16,64}$/),
    name: text(200),
    connection: id,
    device,
    resume: maybe(fc.record({ log: id, seq: count })),
  }),
  fc.record({ type: is('probe'), probe: count }),
  fc.record({ type: is('command'), id, issuedAt: moment, command }),
  telemetry.map((fields) => ({ type: 'report' as const, ...fields })),
  fc.record({ type: is('resync'), seq: count }),
  fc.record({ type: is('bye') }),
);

const timeline = fc.record({ position, rate, playing: fc.boolean(), at: moment });
const playback = fc.record({
  timeline,
  revision: count,
  cause: fc.constantFrom('play' as const, 'pause', 'seek', 'rate', 'hold', 'release', 'item', 'end', 'sleep'),
  by: maybe(id),
  issuedAt: moment,
});
const member = fc.record({ id, name: text(32), colour: count });
const hold = fc.record({ members: fc.array(id, { maxLength: 5 }), since: moment, until: moment });
const item = newItem.chain((fields) => id.map((addedBy) => ({ ...fields, addedBy })));
const line = { timeline, issuedAt: moment };
const event = fc.oneof(
  fc.record({ type: fc.constantFrom('opened' as const, 'titled'), title: text(200) }),
  fc.record({ type: is('joined'), member }),
  fc.record({ type: is('left'), member: id }),
  fc.record({ type: is('renamed'), member: id, name: text(32) }),
  fc.record({
    type: fc.constantFrom('played' as const, 'paused', 'seeked', 'rateChanged', 'slept'),
    ...line,
  }),
  fc.record({ type: is('held'), hold, beginner: maybe(id), ...line }),
  fc.record({ type: is('released'), without: fc.array(id, { maxLength: 5 }), ...line }),
  fc.record({ type: is('itemAdded'), item }),
  fc.record({ type: is('itemRemoved'), item: id }),
  fc.record({ type: is('itemDescribed'), item: id, duration: position }),
  fc.record({ type: is('itemSelected'), item: maybe(id), ...line }),
  fc.record({ type: is('itemEnded'), item: id, ...line }),
  fc.record({ type: is('waitingSet'), waiting }),
);
const entries = fc.array(fc.record({ seq: count, at: moment, by: maybe(id), command: maybe(id), event }), {
  maxLength: 5,
});
const state = fc.record({
  seq: count,
  title: text(200),
  createdAt: moment,
  members: fc.array(member, { maxLength: 4 }),
  queue: fc.array(item, { maxLength: 3 }),
  current: maybe(id),
  playback,
  hold: maybe(hold),
  recentHolds: fc.array(fc.record({ member: id, at: moment }), { maxLength: 3 }),
  waiting,
  recentCommands: fc.array(id, { maxLength: 5 }),
});
const roster = fc.array(
  fc.record({
    connection: id,
    member: id,
    device,
    link: fc.constantFrom('up' as const, 'down'),
    telemetry: maybe(telemetry),
  }),
  { maxLength: 4 },
);

const down: fc.Arbitrary<Down> = fc.oneof(
  fc.record({
    type: is('welcome'),
    version: count,
    epoch: id,
    log: id,
    member: id,
    connection: id,
    now: moment,
    room: fc.oneof(fc.record({ kind: is('snapshot'), state }), fc.record({ kind: is('missed'), entries })),
    roster,
  }),
  fc.record({ type: is('probed'), probe: count, received: moment, sent: moment }),
  fc.record({ type: is('accepted'), id, seq: count }),
  fc.record({
    type: is('refused'),
    id,
    code: fc.constantFrom('superseded' as const, 'notMember', 'queueFull', 'heldTooOften', 'tooFast'),
    playback,
    retryAfterMs: maybe(ms),
  }),
  fc.record({ type: is('events'), entries }),
  fc.record({ type: is('state'), state }),
  fc.record({ type: is('digest'), rows: roster, gone: fc.array(id, { maxLength: 4 }) }),
);

test('[PR4] what a client sends arrives as it was', () => {
  fc.assert(
    fc.property(up, (message) => {
      const arrived = decodeUp(encode(message));
      expect(arrived).toEqual({ ok: true, value: message });
    }),
    { numRuns: 300 },
  );
});

test('[PR4] what a server sends arrives as it was', () => {
  fc.assert(
    fc.property(down, (message) => {
      expect(decodeDown(encode(message))).toEqual({ ok: true, value: message });
    }),
    { numRuns: 300 },
  );
});

test('[PR4] whatever comes in, the codec answers with a result', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (sent) => {
      expect(decodeUp(sent).ok).toBe(false);
      expect(decodeDown(sent).ok).toBe(false);
    }),
  );
});

test('[PR2] an unknown field is refused upwards and ignored downwards', () => {
  expect(decodeUp('{"type":"probe","probe":1,"more":true}').ok).toBe(false);
  expect(decodeUp('{"type":"command","id":"a","issuedAt":1,"command":{"type":"play","at":3}}').ok).toBe(
    false,
  );
  expect(decodeDown('{"type":"accepted","id":"a","seq":1,"more":true}')).toEqual({
    ok: true,
    value: { type: 'accepted', id: 'a', seq: 1 },
  });
});

test('[PR2] an unknown message is refused both ways', () => {
  expect(decodeUp('{"type":"dance"}')).toMatchObject({ ok: false, error: { code: 'badShape' } });
  expect(decodeDown('{"type":"dance"}').ok).toBe(false);
});

test.each(['NaN', 'null', '"1"', '1e999', '-1', '1e7', '{}', 'true'])('[PR3] %s is no position', (value) => {
  const text = `{"type":"command","id":"a","issuedAt":1,"command":{"type":"seek","to":${value}}}`;
  expect(decodeUp(text).ok).toBe(false);
});

test('[PR3] the first field that does not fit is named', () => {
  expect(decodeUp('{"type":"command","id":"a","issuedAt":1,"command":{"type":"seek","to":-5}}')).toEqual({
    ok: false,
    error: { code: 'badShape', where: 'command.to' },
  });
});

test('[PR5] a message that is too long is not even read', () => {
  const long = encode({ type: 'probe', probe: 1 }).padEnd(maxUpLength + 1);
  expect(decodeUp(long)).toEqual({ ok: false, error: { code: 'tooLong' } });
  expect(decodeUp(long.slice(0, maxUpLength)).ok).toBe(true);
});

test('[PR4] what is no JSON is told apart', () => {
  expect(decodeUp('{')).toEqual({ ok: false, error: { code: 'notJson' } });
});
