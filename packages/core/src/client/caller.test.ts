import { beforeEach, expect, test } from 'vitest';
import type { Signal } from '../protocol/signal.ts';
import { memberIdOf } from '../testkit/fake-room.ts';
import { SmallWorld, type SmallWorldMember } from '../testkit/small-world.ts';

let world: SmallWorld;
let ann: SmallWorldMember;
let ben: SmallWorldMember;
const talking = { mic: true, camera: false, screen: false };

beforeEach(() => {
  world = new SmallWorld();
  ann = world.member('Ann');
  ben = world.member('Ben');
  world.advance(2000);
});

const rowOf = (seen: SmallWorldMember, of: SmallWorldMember) =>
  seen.participant.view().roster.find(({ connection }) => connection === of.participant.view().myConnection);

test('[CA1] who is in the call and what he gives is told to all at once', () => {
  ann.participant.setCall(talking);
  world.advance(50);
  expect(rowOf(ben, ann)?.call).toMatchObject(talking);
  const { since } = rowOf(ben, ann)?.call ?? {};
  world.advance(1000);
  ann.participant.setCall({ ...talking, camera: true });
  world.advance(50);
  expect(rowOf(ben, ann)?.call).toEqual({ ...talking, camera: true, since });
  ann.participant.setCall(null);
  world.advance(50);
  expect(rowOf(ben, ann)).not.toHaveProperty('call');
});

test('[CA6] it is told again to a server that has forgotten', () => {
  ann.participant.setCall(talking);
  world.advance(100);
  world.room.restart(500);
  world.advance(5000);
  expect(rowOf(ben, ann)?.call).toMatchObject(talking);
});

test('[CA6] who hung up while the line was down is out of the call when it is back', () => {
  ann.participant.setCall(talking);
  world.advance(100);
  ann.line.cut();
  ann.participant.setCall(null);
  world.advance(100);
  expect(rowOf(ben, ann)?.call).toMatchObject(talking);
  world.advance(4000);
  expect(rowOf(ben, ann)).not.toHaveProperty('call');
});

test('[CA5] who finds no place is told why, and does not ask again', () => {
  ann.participant.send({ type: 'setSetting', setting: { name: 'calls', on: false, most: 6 } });
  world.advance(100);
  ben.participant.setCall(talking);
  world.advance(100);
  expect(ben.news.at(-1)).toEqual({ type: 'callRefused', code: 'callsOff' });
  ann.participant.send({ type: 'setSetting', setting: { name: 'calls', on: true, most: 6 } });
  world.advance(100);
  ben.line.cut();
  world.advance(5000);
  expect(rowOf(ann, ben)).not.toHaveProperty('call');
});

test('[CA10] word reaches one other connection, and nobody else', () => {
  const eve = world.member('Eve');
  world.advance(2000);
  const offer = {
    purpose: 'call',
    session: 's1',
    what: { type: 'description', kind: 'offer', sdp: 'v=0' },
  } as const satisfies Signal;
  expect(ann.participant.signal(ben.participant.view().myConnection, offer)).toBe(true);
  world.advance(100);
  expect(ben.news.at(-1)).toEqual({
    type: 'signal',
    from: ann.participant.view().myConnection,
    member: memberIdOf('Ann-0123456789abcdef'),
    signal: offer,
  });
  expect([...ann.news, ...eve.news].filter(({ type }) => type === 'signal')).toEqual([]);
});

test('[CA11] of one who is not there it is told that he is gone', () => {
  const signal = { purpose: 'file', session: 's2', what: { type: 'hello' } } as const;
  ann.participant.signal('nobody', signal);
  world.advance(100);
  expect(ann.news.at(-1)).toEqual({
    type: 'signal',
    from: 'nobody',
    member: null,
    signal: { ...signal, what: { type: 'gone' } },
  });
});

test('[CA10] without a line nothing is sent, and the sender knows', () => {
  ann.line.cut();
  const signal = { purpose: 'call', session: 's', what: { type: 'alive' } } as const;
  expect(ann.participant.signal(ben.participant.view().myConnection, signal)).toBe(false);
});
