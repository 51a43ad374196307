import { localMs, serverMs, type Digest, type Entry } from '@lockstep/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { report } from '../testkit/evening.ts';
import { decodeFrame, encodeFrame, type BusFrame, type FrameBody } from './bus-frame.ts';

const name = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
const count = fc.nat();
const entry: fc.Arbitrary<Entry> = fc.record({
  seq: count,
  at: fc.nat().map(serverMs),
  by: fc.option(name),
  command: fc.option(name),
  event: fc.record({
    type: fc.constant('titled' as const),
    title: fc.string({ maxLength: 100, unit: 'grapheme' }),
  }),
});
const { type: _, ...telemetry } = report;
const row = fc.record({
  connection: name,
  member: name,
  device: fc.constantFrom('computer' as const, 'tv' as const),
  link: fc.constantFrom('up' as const, 'down' as const),
  telemetry: fc.constantFrom(telemetry, null),
});
const digest: fc.Arbitrary<Digest> = fc.record({
  type: fc.constant('digest' as const),
  rows: fc.array(row, { maxLength: 5 }),
  gone: fc.array(name, { maxLength: 5 }),
});
const body: fc.Arbitrary<FrameBody> = fc.oneof(
  fc.record({ kind: fc.constant('entries' as const), entries: fc.array(entry, { maxLength: 4 }) }),
  fc
    .tuple(digest, fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }).map(localMs))
    .map(([one, whole, openedAt]) => ({
      kind: 'digest' as const,
      whole,
      digest: one,
      // JSON knows no −0.
      openedAt: one.rows.map(() => openedAt + 0),
    })),
  digest.map((message) => ({ kind: 'tell' as const, message })),
  fc.record({
    kind: fc.constant('carry' as const),
    to: name,
    message: fc.record({
      type: fc.constant('signal' as const),
      from: name,
      member: fc.option(name),
      signal: fc.record({
        purpose: fc.constantFrom('call' as const, 'file' as const),
        session: name,
        what: fc.constantFrom({ type: 'hello' }, { type: 'description', kind: 'offer', sdp: 'v=0\n' }),
      }),
    }),
  }),
  fc.record({ kind: fc.constant('ask' as const), to: fc.option(name) }),
  fc.constantFrom({ kind: 'here' as const }, { kind: 'leaving' as const }),
);
const frame: fc.Arbitrary<BusFrame> = fc
  .tuple(name, count, count, count, body)
  .map(([node, seq, said, digests, rest]) => ({ node, seq, said, digests, ...rest }));

test('[BU5] what one node says another understands', () => {
  fc.assert(
    fc.property(frame, (said) => {
      expect(decodeFrame(encodeFrame(said))).toEqual({ ok: true, value: said });
    }),
  );
});

test('[BU5] what is no frame is told apart and harms nobody', () => {
  const bent = fc.tuple(frame, fc.nat(400), fc.string({ maxLength: 3 })).map(([one, at, put]) => {
    const text = encodeFrame(one);
    return text.slice(0, at) + put + text.slice(at + 1);
  });
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), bent), (text) => {
      const decoded = decodeFrame(text);
      if (!decoded.ok) expect(decoded.error).toBe('badFrame');
    }),
  );
});

test('[BU5] a digest that does not tell when its lines were opened is none', () => {
  const one: BusFrame = {
    node: 'n',
    seq: 1,
    said: 0,
    digests: 1,
    kind: 'digest',
    whole: true,
    digest: { type: 'digest', rows: [], gone: [] },
    openedAt: [1],
  };
  expect(decodeFrame(encodeFrame(one)).ok).toBe(false);
});

test.each([
  ['nobody in particular', null, { type: 'signal', from: 'a', member: 'm' }],
  ['somebody with an odd name', 'a b', { type: 'signal', from: 'a', member: 'm' }],
  ['one connection that is no signal', 'b', { type: 'probed', probe: 1, received: 1, sent: 1 }],
])('[BU19] word for %s is none', (_, to, message) => {
  const head = { node: 'n', seq: 1, said: 0, digests: 1, kind: 'carry', to };
  const signal = { purpose: 'call', session: 's', what: { type: 'hello' } };
  const body = message.type === 'signal' ? { ...message, signal } : message;
  expect(decodeFrame(`${JSON.stringify(head)}\n${JSON.stringify(body)}`).ok).toBe(false);
});
