import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RoomEvent } from '../room/events.ts';
import { callParts } from '../room/call-parts.ts';
import { actions, roles } from '../room/house.ts';
import { messageKinds } from '../room/message.ts';
import { mediaSec, serverMs } from '../runtime/units.ts';
import { decodeDown, decodeUp, encode, maxUpLength } from './codec.ts';
import type { Down } from './down.ts';
import { longestSdp, readSignal } from './signal.ts';
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
const subtitle = fc.record({
  id,
  label: text(100),
  lang: maybe(text(35)),
  url: fc.constantFrom('/s', 'https://a.example/s.srt'),
});
const newItem = fc.record({
  id,
  title: text(100),
  duration: maybe(position),
  sources: fc.array(source, { minLength: 1, maxLength: 8 }),
});
const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const fingerprint = fc.record({ size: number(0, 1e14), hash, name: text(100) });
const waiting = fc.record({
  policy: fc.constantFrom('auto' as const, 'everyone' as const, 'nobody' as const),
  limitSec: number(1, 60),
});
const role = fc.constantFrom(...roles);
const action = fc.constantFrom(...actions);
const mode = fc.constantFrom('everyone' as const, 'hosts', 'baton');
const setting = fc.oneof(
  fc.record({ name: is('loop'), loop: fc.constantFrom('off' as const, 'item', 'queue') }),
  fc.record({ name: is('rates'), slowest: rate, fastest: rate }),
  fc.record({
    name: fc.constantFrom('advance' as const, 'guard', 'keepRunning', 'listed'),
    on: fc.boolean(),
  }),
  fc.record({ name: is('newcomers'), role: fc.constantFrom('member' as const, 'viewer') }),
  fc.record({ name: is('calls'), on: fc.boolean(), most: fc.integer({ min: 1, max: 1000 }) }),
);
const newMarker = fc.record({ id, item: id, position, label: text(100) });
const ownerSecret = fc.stringMatching(/^[A-Za-z0-9_-]{22,64}$/);
const password = fc.string({ minLength: 1, maxLength: 200 });
const houseCommand = fc.oneof(
  fc.record({ type: is('setSetting'), setting }),
  fc.record({ type: is('addMarker'), marker: newMarker }),
  fc.record({ type: is('removeMarker'), marker: id }),
  fc.record({ type: is('pinLine'), text: text(300) }),
  fc.record({ type: fc.constantFrom('unpinLine' as const, 'takeBaton', 'releaseBaton', 'close') }),
  fc.record({ type: is('setControlMode'), mode }),
  fc.record({ type: is('giveBaton'), to: id }),
  fc.record({ type: fc.constantFrom('kick' as const, 'ban', 'unban'), member: id }),
  fc.record({ type: is('setRole'), member: id, role }),
  fc.record({ type: is('setRight'), action, from: role }),
  fc.record({ type: is('hush'), member: id, what: fc.constantFrom(...callParts) }),
  fc.record({ type: is('setLock'), locked: fc.boolean() }),
  fc.record({ type: is('setPassword'), password: maybe(password) }),
  fc.record({ type: is('setOwnerLink'), owner: ownerSecret }),
);
const command = fc.oneof(
  houseCommand,
  fc.record({ type: is('restart') }),
  fc.record({ type: is('goTo'), to: position }),
  fc.record({ type: is('syncToMe'), position }),
  fc.record({ type: is('moveItem'), item: id, before: maybe(id) }),
  fc.record({ type: is('renameItem'), item: id, title: text(200) }),
  fc.record({ type: is('addSubtitle'), item: id, subtitle }),
  fc.record({ type: is('removeSubtitle'), item: id, subtitle: id }),
  fc.record({ type: fc.constantFrom('nextItem' as const, 'previousItem'), from: id }),
  fc.record({ type: fc.constantFrom('play' as const, 'pause', 'reportStall', 'reportReady') }),
  fc.record({ type: is('seek'), to: position }),
  fc.record({ type: is('setRate'), rate }),
  fc.record({ type: is('goOnWithout'), members: fc.array(id, { maxLength: 20 }) }),
  fc.record({ type: is('addItem'), item: newItem, select: fc.boolean() }),
  fc.record({ type: is('addItems'), items: fc.array(newItem, { minLength: 1, maxLength: 3 }) }),
  fc.record({ type: fc.constantFrom('clearQueue' as const, 'shuffleQueue') }),
  fc.record({ type: is('undoQueue'), of: id }),
  fc.record({ type: fc.constantFrom('removeItem' as const, 'selectItem', 'itemEnded'), item: id }),
  fc.record({ type: is('describeItem'), item: id, duration: position }),
  fc.record({ type: fc.constantFrom('addSource' as const, 'removeSource'), item: id, source }),
  fc.record({ type: is('fingerprintItem'), item: id, fingerprint }),
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
    fc.record(
      {
        item: id,
        name: maybe(text(100)),
        size: maybe(number(0, 1e14)),
        duration: maybe(position),
        hash,
        own: is(true),
        offsetSec: number(-600, 600),
      },
      { requiredKeys: ['item', 'name', 'size', 'duration'] },
    ),
  ),
});

const style = fc.stringMatching(/^[a-z0-9-]{1,32}$/);
const optionals = { requiredKeys: ['type', 'id', 'kind', 'text'] as ('type' | 'id' | 'kind' | 'text')[] };
const say = fc.record(
  {
    type: is('say'),
    id,
    kind: fc.constantFrom(...messageKinds),
    text: fc.string({ minLength: 1, maxLength: 500 }),
    style,
    mediaAt: position,
    item: id,
    replyTo: count,
  },
  optionals,
);

const callState = { mic: fc.boolean(), camera: fc.boolean(), screen: fc.boolean() };
const signal = fc.record({
  purpose: fc.constantFrom('call' as const, 'file'),
  session: id,
  what: fc.oneof(
    fc.record({
      type: is('description'),
      kind: fc.constantFrom('offer' as const, 'answer'),
      sdp: fc.string({ minLength: 1, maxLength: 300 }),
    }),
    fc.record({
      type: is('candidates'),
      candidates: fc.array(
        fc.record({
          candidate: text(100),
          sdpMid: maybe(text(5)),
          sdpMLineIndex: maybe(fc.integer({ min: 0, max: 255 })),
        }),
        { maxLength: 3 },
      ),
    }),
    fc.record({ type: fc.constantFrom('hello' as const, 'alive') }),
    fc.record({ type: is('bye'), why: fc.constantFrom('left' as const, 'failed', 'again', 'refused') }),
    fc.record({
      type: is('file'),
      file: id,
      step: is('offer'),
      name: text(100),
      bytes: count,
      modified: count,
    }),
    fc.record({ type: is('file'), file: id, step: is('accept'), from: count }),
    fc.record({ type: is('file'), file: id, step: fc.constantFrom('waiting' as const, 'decline', 'done') }),
    fc.record({ type: is('file'), file: id, step: is('cancel'), why: id }),
  ),
});

const up: fc.Arbitrary<Up> = fc.oneof(
  fc.record(
    {
      type: is('hello'),
      versions: fc.array(count, { maxLength: 16 }),
      secret: fc.stringMatching(/^[A-Za-z0-9_-]{16,64}$/),
      name: text(200),
      connection: id,
      device,
      password,
      owner: ownerSecret,
      resume: maybe(fc.record({ log: id, seq: count })),
    },
    { requiredKeys: ['type', 'versions', 'secret', 'name', 'connection', 'device', 'resume'] },
  ),
  say,
  fc.record({ type: is('call'), id, state: maybe(fc.record(callState)) }),
  fc.record({ type: is('signal'), to: id, signal }),
  fc.record({ type: is('watch'), members: fc.array(id, { maxLength: 10 }) }),
  fc.record({ type: is('probe'), probe: count }),
  fc.record({ type: is('command'), id, issuedAt: moment, command }),
  telemetry.map((fields) => ({ type: 'report' as const, ...fields })),
  fc.tuple(telemetry, count).map(([fields, probe]) => ({ type: 'report' as const, ...fields, probe })),
  fc.tuple(telemetry, count).map(([{ position: place, at, rate: speed, skewMs, bufferedSec }, probe]) => ({
    type: 'brief' as const,
    position: place,
    at,
    rate: speed,
    skewMs,
    bufferedSec,
    probe,
  })),
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
const item = newItem.chain((fields) =>
  fc
    .record({ addedBy: id, subtitles: fc.array(subtitle, { maxLength: 3 }) })
    .map((more) => ({ ...fields, ...more })),
);
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
  fc.record({ type: is('itemsAdded'), items: fc.array(item, { maxLength: 3 }) }),
  fc.record({ type: is('queueCleared') }),
  fc.record({ type: is('queueShuffled'), order: fc.array(id, { maxLength: 3 }) }),
  fc.record({
    type: is('queueRestored'),
    of: id,
    order: fc.array(id, { maxLength: 3 }),
    items: fc.array(item, { maxLength: 2 }),
    markers: fc.constant([]),
  }),
  fc.record({ type: is('itemRemoved'), item: id }),
  fc.record({ type: is('itemDescribed'), item: id, duration: position }),
  fc.record({ type: is('itemSelected'), item: maybe(id), ...line }),
  fc.record({ type: is('itemEnded'), item: id, ...line }),
  fc.record({ type: is('waitingSet'), waiting }),
  fc.record({ type: is('itemMoved'), item: id, before: maybe(id) }),
  fc.record({ type: is('itemRenamed'), item: id, title: text(200) }),
  fc.record({ type: is('subtitleAdded'), item: id, subtitle }),
  fc.record({ type: is('subtitleRemoved'), item: id, subtitle: id }),
  fc.record({ type: is('kicked'), member: id }),
  fc.record({ type: is('banned'), ban: fc.record({ member: id, name: text(32), at: moment }) }),
  fc.record({ type: is('roleSet'), member: id, role }),
  fc.record({ type: is('rightSet'), right: fc.record({ action, from: role }) }),
  fc.record({ type: is('passwordSet'), isSet: fc.boolean() }),
  fc.record({ type: is('modeSet'), mode }),
  fc.record({ type: is('batonPassed'), holder: maybe(id) }),
  fc.record({ type: is('settingSet'), setting }),
  fc.record({ type: is('linePinned'), text: text(200) }),
  fc.record({ type: fc.constantFrom('lineUnpinned' as const, 'closed', 'ownerLinkSet') }),
  fc.record({ type: is('played'), manner: fc.constantFrom('restart' as const, 'loop'), ...line }),
  fc.record({ type: is('seeked'), manner: fc.constantFrom('goTo' as const, 'syncToMe'), ...line }),
  fc.record({ type: is('itemSelected'), item: maybe(id), manner: is('next'), ...line }),
  newMarker
    .chain((fields) => id.map((addedBy) => ({ ...fields, addedBy })))
    .map((marker) => ({ type: 'markerAdded' as const, marker })),
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
  access: fc.record({
    listed: fc.boolean(),
    hasPassword: fc.boolean(),
    hasOwnerLink: fc.boolean(),
    lock: maybe(fc.record({ insiders: fc.array(id, { maxLength: 3 }) })),
  }),
  grants: fc.array(fc.record({ member: id, role }), { maxLength: 3 }),
  bans: fc.array(fc.record({ member: id, name: text(32), at: moment }), { maxLength: 3 }),
  control: fc.oneof(
    fc.record({ mode: fc.constantFrom('everyone' as const, 'hosts') }),
    fc.record({ mode: is('baton'), holder: maybe(id) }),
  ),
  rights: fc.array(fc.record({ action, from: role }), { maxLength: 3 }),
  settings: fc.record({
    loop: fc.constantFrom('off' as const, 'item', 'queue'),
    advance: fc.boolean(),
    rates: fc.record({ slowest: rate, fastest: rate }),
    guard: fc.boolean(),
    keepRunning: fc.boolean(),
    newcomers: fc.constantFrom('member' as const, 'viewer'),
    calls: fc.record({ on: fc.boolean(), most: fc.integer({ min: 1, max: 1000 }) }),
  }),
  markers: fc.array(
    newMarker.chain((fields) => id.map((addedBy) => ({ ...fields, addedBy }))),
    { maxLength: 3 },
  ),
  pinned: maybe(fc.record({ text: text(200), by: maybe(id) })),
  closed: fc.boolean(),
  undos: fc.array(
    fc.record({
      id,
      what: fc.constantFrom('removed' as const, 'shuffled'),
      order: fc.array(id, { maxLength: 3 }),
      items: fc.array(item, { maxLength: 2 }),
      markers: fc.constant([]),
    }),
    { maxLength: 2 },
  ),
  recentCommands: fc.array(id, { maxLength: 5 }),
});
const messages = fc.array(
  fc.record(
    {
      seq: count,
      id,
      at: moment,
      author: id,
      name: text(32),
      text: text(500),
      kind: style,
      style,
      mediaAt: position,
      item: id,
      replyTo: count,
    },
    { requiredKeys: ['seq', 'at', 'author', 'text', 'kind'] },
  ),
  { maxLength: 4 },
);
const figures = fc.record({
  members: count,
  connections: count,
  down: count,
  playing: count,
  buffering: count,
  away: count,
  skewMs: maybe(fc.record({ half: ms, nineInTen: ms })),
});
const roster = fc.array(
  fc.record(
    {
      connection: id,
      member: id,
      device,
      link: fc.constantFrom('up' as const, 'down'),
      telemetry: maybe(telemetry),
      call: fc.record({ since: moment, ...callState }),
    },
    { requiredKeys: ['connection', 'member', 'device', 'link', 'telemetry'] },
  ),
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
    messages,
  }),
  fc.record({ type: is('messages'), messages }),
  fc.record({ type: is('signal'), from: id, member: maybe(id), signal }),
  fc.record({
    type: is('signal'),
    from: id,
    member: is(null),
    signal: fc.record({
      purpose: is('call'),
      session: id,
      what: fc.oneof(
        fc.record({ type: is('gone') }),
        fc.record({
          type: is('notSent'),
          code: fc.constantFrom('tooFast' as const, 'notAllowed', 'callsOff', 'notInCall'),
          retryAfterMs: maybe(ms),
        }),
      ),
    }),
  }),
  fc.record({ type: is('digest'), rows: roster, gone: fc.array(id, { maxLength: 4 }), figures }),
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

test('[RM49] what is sealed never gets on the wire, whatever message carries it', () => {
  const seal = 'SEAL-OF-SOMETHING';
  const seals: readonly RoomEvent[] = [
    { type: 'passwordSet', isSet: true, sealed: seal },
    { type: 'ownerLinkSet', sealed: seal },
    { type: 'opened', title: '', sealed: seal },
  ];
  fc.assert(
    fc.property(state, entries, (open, told) => {
      const room = { ...open, secrets: { password: seal, owner: seal } };
      const sealed = seals.map((event, seq) => ({ seq, at: serverMs(1), by: null, command: null, event }));
      const missed = [...told, ...sealed];
      const welcome = { ...hello, room: { kind: 'snapshot', state: room } } as const;
      const sent = [
        encode({ type: 'state', state: room }),
        encode({ type: 'events', entries: missed }),
        encode(welcome),
        encode({ ...welcome, room: { kind: 'missed', entries: missed } }),
      ];
      for (const text of sent) {
        expect(text).not.toContain(seal);
        expect(decodeDown(text).ok).toBe(true);
      }
    }),
    { numRuns: 30 },
  );
});

const hello = {
  type: 'welcome',
  version: 3,
  epoch: 'e',
  log: 'l',
  member: 'm',
  connection: 'c',
  now: serverMs(1),
  roster: [],
  messages: [],
} as const;

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

const signalled = (what: unknown, more = {}): string =>
  JSON.stringify({ type: 'signal', to: 'ben', signal: { purpose: 'call', session: 's', what }, ...more });
const candidate = { candidate: 'x'.repeat(512), sdpMid: '0', sdpMLineIndex: 0 };

test.each([
  ['a description that is too long', { type: 'description', kind: 'offer', sdp: 'x'.repeat(longestSdp + 1) }],
  ['an empty description', { type: 'description', kind: 'offer', sdp: '' }],
  ['too many candidates', { type: 'candidates', candidates: Array.from({ length: 21 }, () => candidate) }],
  ['a long candidate', { type: 'candidates', candidates: [{ ...candidate, candidate: 'x'.repeat(513) }] }],
  ['more than is known', { type: 'hello', more: true }],
  ['what only the server says', { type: 'gone' }],
  ['what nobody says', { type: 'shout' }],
  ['a file of no bytes at all', { type: 'file', step: 'offer', file: 'f', name: 'x', modified: 0 }],
])('[CA12] a signal with %s is refused', (_, what) => {
  expect(decodeUp(signalled(what)).ok).toBe(false);
});

test('[CA12] what came is read closely by whoever wants it', () => {
  const unread = (what: object) => {
    const signal = { purpose: 'call', session: 's', what };
    const message = decodeDown(JSON.stringify({ type: 'signal', from: 'ben', member: 'b', signal }));
    return message.ok && message.value.type === 'signal' ? readSignal(message.value.signal) : 'not told';
  };
  expect(unread({ type: 'hello', more: 1 })).toEqual({
    purpose: 'call',
    session: 's',
    what: { type: 'hello' },
  });
  expect(unread({ type: 'gone' })).toMatchObject({ what: { type: 'gone' } });
  expect(unread({ type: 'description', kind: 'offer', sdp: 5 })).toBeNull();
  expect(unread({ type: 'shout' })).toBeNull();
  expect(unread({})).toBe('not told');
});

test('[CA12] the longest that a signal may be fits into a message', () => {
  const sdp = 'x'.repeat(longestSdp);
  const full = Array.from({ length: 20 }, () => candidate);
  expect(decodeUp(signalled({ type: 'description', kind: 'offer', sdp })).ok).toBe(true);
  expect(decodeUp(signalled({ type: 'candidates', candidates: full })).ok).toBe(true);
});
