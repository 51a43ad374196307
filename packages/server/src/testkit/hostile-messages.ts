/** HostileMessages: what might be sent up that nobody should send: valid messages bent out of shape, random JSON, random bytes. For fast-check. */
import fc from 'fast-check';

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/);
const number = fc.oneof(
  fc.double({ min: 0, max: 1000, noNaN: true }),
  fc.constantFrom(0, -0, -1, 1e-300, 1e300, Number.MAX_SAFE_INTEGER, 2 ** 53, 0.1, 1e6, 1e14),
);
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('', '\u202e', '\0', '💥'.repeat(40), '<b>'),
);

const item = fc.record({
  id,
  title: text,
  duration: fc.option(number),
  sources: fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('link'), url: fc.oneof(text, fc.constant('https://a.example/f.mp4')) }),
      fc.record({ kind: fc.constant('file'), name: text, size: number }),
    ),
    { minLength: 0, maxLength: 3 },
  ),
});

/** What somebody asks who would like to be master of the house. */
const house = fc.oneof(
  fc.record({ type: fc.constantFrom('kick', 'ban', 'unban'), member: id }),
  fc.record({ type: fc.constant('giveBaton'), to: id }),
  fc.record({ type: fc.constant('setRole'), member: id, role: fc.constantFrom('host', 'viewer', 'god') }),
  fc.record({
    type: fc.constant('setRight'),
    action: fc.constantFrom('playback', 'close', 'all'),
    from: fc.constantFrom('host', 'viewer', '__proto__'),
  }),
  fc.record({ type: fc.constant('setLock'), locked: fc.boolean() }),
  fc.record({ type: fc.constant('setPassword'), password: fc.option(text) }),
  fc.record({ type: fc.constant('setOwnerLink'), owner: text }),
  fc.record({ type: fc.constant('setControlMode'), mode: fc.constantFrom('everyone', 'baton', 'nobody') }),
  fc.record({ type: fc.constant('pinLine'), text }),
  fc.record({ type: fc.constant('removeMarker'), marker: id }),
  fc.record({
    type: fc.constant('addMarker'),
    marker: fc.record({ id, item: fc.constantFrom('film', 'x'), position: number, label: text }),
  }),
  fc.record({
    type: fc.constant('setSetting'),
    setting: fc.oneof(
      fc.record({ name: fc.constant('rates'), slowest: number, fastest: number }),
      fc.record({ name: fc.constantFrom('guard', 'advance', 'rates'), on: fc.boolean() }),
      fc.record({ name: fc.constant('newcomers'), role: fc.constantFrom('viewer', 'host') }),
    ),
  }),
);

const command = fc.oneof(
  fc.record({ type: fc.constantFrom('play', 'pause', 'reportStall', 'reportReady') }),
  fc.record({ type: fc.constant('seek'), to: number }),
  fc.record({ type: fc.constant('setRate'), rate: number }),
  fc.record({ type: fc.constant('goOnWithout'), members: fc.array(id, { maxLength: 3 }) }),
  fc.record({ type: fc.constant('addItem'), item, select: fc.boolean() }),
  fc.record({ type: fc.constant('addItems'), items: fc.array(item, { maxLength: 3 }) }),
  fc.record({ type: fc.constantFrom('clearQueue', 'shuffleQueue') }),
  fc.record({ type: fc.constant('undoQueue'), of: id }),
  fc.record({ type: fc.constantFrom('removeItem', 'selectItem', 'itemEnded'), item: id }),
  fc.record({ type: fc.constant('describeItem'), item: id, duration: number }),
  fc.record({
    type: fc.constantFrom('addSource', 'removeSource'),
    item: fc.constantFrom('film', 'x'),
    source: fc.oneof(
      fc.record({ kind: fc.constant('link'), url: text }),
      fc.record({ kind: fc.constant('file'), name: text, size: number }),
    ),
  }),
  fc.record({
    type: fc.constant('fingerprintItem'),
    item: fc.constantFrom('film', 'x'),
    fingerprint: fc.record({
      size: number,
      hash: fc.oneof(text, fc.constant('0'.repeat(64))),
      name: text,
    }),
  }),
  fc.record({ type: fc.constant('rename'), name: text }),
  fc.record({ type: fc.constant('setTitle'), title: text }),
  fc.record({
    type: fc.constant('setWaiting'),
    waiting: fc.record({ policy: fc.constantFrom('auto', 'everyone', 'nobody', 'x'), limitSec: number }),
  }),
  fc.record({ type: fc.constantFrom('restart', 'takeBaton', 'releaseBaton', 'unpinLine', 'close') }),
  fc.record({ type: fc.constant('goTo'), to: number }),
  fc.record({ type: fc.constant('syncToMe'), position: number }),
  fc.record({ type: fc.constant('moveItem'), item: id, before: fc.option(id) }),
  fc.record({ type: fc.constant('renameItem'), item: id, title: text }),
  fc.record({
    type: fc.constant('addSubtitle'),
    item: id,
    subtitle: fc.record({ id, label: text, lang: fc.option(text), url: text }),
  }),
  fc.record({ type: fc.constant('removeSubtitle'), item: id, subtitle: id }),
  fc.record({ type: fc.constantFrom('nextItem', 'previousItem'), from: id }),
  house,
  // What only the server may ask, and what does not exist.
  fc.record({
    type: fc.constantFrom('admit', 'dismiss', 'sleep', 'expireHold', 'endItem', '__proto__'),
    member: id,
  }),
);

const report = fc.record({
  type: fc.constant('report'),
  state: fc.constantFrom('playing', 'paused', 'buffering', 'nonsense'),
  position: fc.option(number),
  at: number,
  rate: fc.option(number),
  skewMs: fc.option(number),
  clockErrorMs: fc.option(number),
  roundTripMs: fc.option(number),
  jitterMs: fc.option(number),
  bufferedSec: number,
  warmStartMs: number,
  coldStartMs: number,
  seekMs: number,
  counts: fc.boolean(),
  visible: fc.boolean(),
  soundBlocked: fc.boolean(),
  film: fc.constant(null),
});

const plausible = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('command'), id, issuedAt: number, command }) },
  { weight: 2, arbitrary: report },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('probe'), probe: number }) },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        type: fc.constant('brief'),
        position: number,
        at: number,
        rate: number,
        skewMs: number,
        bufferedSec: number,
        probe: number,
      },
      { requiredKeys: ['type', 'position', 'at', 'rate', 'skewMs', 'bufferedSec'] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('resync'), seq: number }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('say'),
      id,
      kind: fc.constantFrom('text', 'reaction', 'system'),
      text,
      replyTo: number,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('watch'), members: fc.array(id, { maxLength: 12 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constantFrom('bye', 'events', 'welcome', 'accepted', 'digest') }),
  },
);

/** Infinity has no JSON; a number with a large exponent has, and becomes it. */
const written = (message: unknown): string =>
  JSON.stringify(message, (_, value: unknown) => value).replaceAll(/:null\b/g, ':1e999');

const plain = plausible.map((message) => JSON.stringify(message));
const infinite = plausible.map(written);
const bent = fc
  .tuple(
    plain,
    fc.nat(),
    fc.constantFrom('cut', 'twice', 'swap', 'deep', 'field', 'proto'),
    fc.string({ maxLength: 3 }),
  )
  .map(([message, place, how, more]) => {
    const at = place % Math.max(1, message.length);
    switch (how) {
      case 'cut':
        return message.slice(0, at);
      case 'twice':
        return message + message;
      case 'swap':
        return message.slice(0, at) + more + message.slice(at + 1);
      case 'deep':
        return '['.repeat(place % 8000) + message;
      case 'field':
        return `{"${more.replaceAll(/["\\]/g, '')}":1,${message.slice(1)}`;
      case 'proto':
        return `{"__proto__":{"type":"bye"},"constructor":1,${message.slice(1)}`;
    }
  });
const junk = fc.oneof(
  fc.json({ maxDepth: 2 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString()),
);

export const hostileMessage: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: plain },
  { weight: 1, arbitrary: infinite },
  { weight: 2, arbitrary: bent },
  { weight: 2, arbitrary: junk },
);
