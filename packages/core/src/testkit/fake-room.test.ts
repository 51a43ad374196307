import { expect, test } from 'vitest';
import { decodeDown, encode } from '../protocol/codec.ts';
import type { Down } from '../protocol/down.ts';
import type { Report } from '../protocol/report.ts';
import type { Up } from '../protocol/up.ts';
import { protocolVersion } from '../protocol/version.ts';
import type { Command } from '../room/commands.ts';
import { mediaSec, serverMs } from '../runtime/units.ts';
import { createDice } from './dice.ts';
import { createFakeLine } from './fake-network.ts';
import { FakeRoom, memberIdOf } from './fake-room.ts';
import { VirtualTime } from './virtual-time.ts';

const secretOf = (name: string): string => `${name}-0123456789abcdef`;

function makeWorld() {
  const time = new VirtualTime();
  const room = new FakeRoom({ time, clock: { offsetMs: 1e12 } });
  const come = (name: string, resume: { log: string; seq: number } | null = null) => {
    const line = createFakeLine({
      time,
      dice: createDice(1),
      up: { delayMs: 10 },
      down: { delayMs: 20 },
    });
    room.serve(line);
    const heard: Down[] = [];
    let closed: number | null | undefined;
    const transport = line.connect({
      opened: () =>
        say({
          type: 'hello',
          versions: [protocolVersion],
          secret: secretOf(name),
          name,
          connection: `c-${name}`,
          device: 'computer',
          resume,
        }),
      received: (text) => {
        const message = decodeDown(text);
        if (message.ok) heard.push(message.value);
      },
      closed: (code) => {
        closed = code;
      },
    });
    const say = (message: Up): void => transport.send(encode(message));
    let commands = 0;
    const ask = (command: Command): void =>
      say({ type: 'command', id: `${name}-${commands++}`, issuedAt: room.now(), command });
    return { line, transport, heard, say, ask, closed: () => closed, id: memberIdOf(secretOf(name)) };
  };
  const bring = (one: ReturnType<typeof come>): void =>
    one.ask({
      type: 'addItem',
      select: true,
      item: {
        id: 'film',
        title: 'Film',
        duration: mediaSec(600),
        sources: [{ kind: 'link', url: '/media/film.mp4' }],
      },
    });
  return { time, room, come, bring };
}

const report: Report = {
  type: 'report',
  state: 'paused',
  position: mediaSec(0),
  at: serverMs(1e12),
  rate: 1,
  skewMs: null,
  clockErrorMs: 1,
  roundTripMs: 30,
  jitterMs: 2,
  bufferedSec: 10,
  warmStartMs: 1,
  coldStartMs: 70,
  seekMs: 100,
  counts: true,
  visible: true,
  soundBlocked: false,
  film: null,
};

const kinds = (heard: readonly Down[]): string[] => heard.map(({ type }) => type);
const lastOf = <Type extends Down['type']>(heard: readonly Down[], type: Type) =>
  heard.findLast((message): message is Extract<Down, { type: Type }> => message.type === type);

test('welcomes with the room, and everybody hears what happens in one order', () => {
  const { time, room, come, bring } = makeWorld();
  const ann = come('ann');
  time.advance(200);
  const ben = come('ben');
  time.advance(200);
  bring(ann);
  ben.ask({ type: 'play' });
  time.advance(200);
  const told = (heard: readonly Down[]) =>
    heard.flatMap((message) => {
      if (message.type === 'events') return message.entries;
      if (message.type === 'welcome' && message.room.kind === 'missed') return message.room.entries;
      return [];
    });
  expect(lastOf(ann.heard, 'welcome')).toMatchObject({ epoch: 'e1', member: ann.id, now: 1e12 + 70 });
  expect(told(ben.heard)).toEqual(room.log.slice(-told(ben.heard).length));
  expect(told(ann.heard).at(-1)).toEqual(room.log.at(-1));
  expect(kinds(ben.heard)).toContain('accepted');
  expect(room.state.playback.timeline.playing).toBe(true);
  expect(room.state.members.map(({ id }) => id)).toEqual([ann.id, ben.id]);
});

test('answers probes by its own clock, and refuses with what stands', () => {
  const { time, come } = makeWorld();
  const ann = come('ann');
  time.advance(200);
  ann.say({ type: 'probe', probe: 7 });
  ann.ask({ type: 'play' });
  time.advance(200);
  expect(lastOf(ann.heard, 'probed')).toEqual({
    type: 'probed',
    probe: 7,
    received: 1e12 + 210,
    sent: 1e12 + 210,
  });
  expect(lastOf(ann.heard, 'refused')).toMatchObject({ code: 'nothingToPlay', id: 'ann-0' });
});

test('a line that drops shortly is shown in digests and changes nothing; a longer one ends the membership', () => {
  const { time, room, come } = makeWorld();
  const ann = come('ann');
  const ben = come('ben');
  time.advance(200);
  time.advance(1000);
  ben.say(report);
  time.advance(1000);
  expect(lastOf(ann.heard, 'digest')).toMatchObject({ rows: [{ member: ben.id, link: 'up' }], gone: [] });
  ben.line.cut();
  time.advance(3000);
  expect(lastOf(ann.heard, 'digest')).toMatchObject({ rows: [{ member: ben.id, link: 'down' }] });
  ann.say({ type: 'probe', probe: 1 });
  const again = come('ben', { log: 'l1', seq: 1 });
  time.advance(5000);
  expect(lastOf(again.heard, 'welcome')?.room.kind).toBe('missed');
  expect(room.state.members).toHaveLength(2);
  again.line.cut();
  ann.say({ type: 'probe', probe: 2 });
  time.advance(7500);
  expect(room.state.members.map(({ id }) => id)).toEqual([ann.id]);
  expect(lastOf(ann.heard, 'digest')).toMatchObject({ gone: ['c-ben'] });
});

test('who says bye is gone at once, and a room without anybody sleeps', () => {
  const { time, room, come, bring } = makeWorld();
  const ann = come('ann');
  time.advance(200);
  bring(ann);
  ann.ask({ type: 'play' });
  time.advance(1000);
  ann.say({ type: 'bye' });
  time.advance(100);
  expect(room.state.members).toEqual([]);
  expect(room.state.playback).toMatchObject({ timeline: { playing: false } });
});

test('a hold ends by itself', () => {
  const { time, room, come, bring } = makeWorld();
  const ann = come('ann');
  const ben = come('ben');
  time.advance(200);
  for (const one of [ann, ben]) one.say(report);
  bring(ann);
  ann.ask({ type: 'play' });
  time.advance(2000);
  ben.ask({ type: 'reportStall' });
  time.advance(100);
  expect(room.state.hold?.members).toEqual([ben.id]);
  time.advance(7000);
  expect(room.state.hold).not.toBeNull();
  for (const one of [ann, ben]) one.say(report);
  time.advance(1500);
  expect(room.state.hold).toBeNull();
  expect(room.state.playback.timeline.playing).toBe(true);
});

test('silence ends a connection', () => {
  const { time, come } = makeWorld();
  const ann = come('ann');
  time.advance(12_000);
  expect(ann.closed()).toBe(4002);
});

test('a restart keeps the log and its name, under another clock', () => {
  const { time, room, come, bring } = makeWorld();
  const ann = come('ann');
  time.advance(200);
  bring(ann);
  time.advance(200);
  const { state } = room;
  room.restart(500, { offsetMs: 2e12 });
  const refused = come('ben');
  time.advance(100);
  expect([ann.closed(), refused.closed()]).toEqual([null, null]);
  time.advance(500);
  const again = come('ann', { log: 'l1', seq: state.seq });
  time.advance(200);
  expect(lastOf(again.heard, 'welcome')).toMatchObject({
    epoch: 'e2',
    log: 'l1',
    room: { kind: 'missed', entries: [] },
  });
  expect(room.now()).toBeGreaterThan(2e12);
});

test('misspoken messages and the same connection twice are turned away', () => {
  const { time, come } = makeWorld();
  const ann = come('ann');
  time.advance(200);
  const twin = come('ann');
  time.advance(200);
  expect([ann.closed(), twin.closed()]).toEqual([4009, undefined]);
  twin.transport.send('{"type":"dance"}');
  time.advance(200);
  expect(twin.closed()).toBe(4006);
});

test('a hello that was held up on an older line does not take the place of the newer one', () => {
  const { time, come } = makeWorld();
  const ann = come('ann');
  time.advance(65);
  // Opened, but the hello is stuck on its way.
  ann.line.up.blackout(2000);
  time.advance(100);
  const again = come('ann');
  time.advance(10_000);
  expect([ann.closed(), again.closed()]).toEqual([4009, undefined]);
});

test('a room whose lines all drop for a moment plays on; it sleeps when nobody came back', () => {
  const { time, room, come, bring } = makeWorld();
  const ann = come('ann');
  time.advance(200);
  bring(ann);
  ann.ask({ type: 'play' });
  time.advance(2000);
  ann.line.cut();
  time.advance(5900);
  expect(room.state.playback.timeline.playing).toBe(true);
  time.advance(200);
  const { timeline, cause } = room.state.playback;
  expect([timeline.playing, cause]).toEqual([false, 'sleep']);
  // Where it was when the last one was there.
  expect(timeline.position).toBeLessThan(2.2);
});

test('stuttering sends old entries again, newest first', () => {
  const { time, room, come } = makeWorld();
  const ann = come('ann');
  time.advance(200);
  ann.ask({ type: 'setTitle', title: 'Ours' });
  time.advance(200);
  ann.heard.length = 0;
  room.stutter(2);
  time.advance(100);
  const seqs = ann.heard.flatMap((message) =>
    message.type === 'events' ? message.entries.map(({ seq }) => seq) : [],
  );
  expect(seqs).toEqual([room.state.seq, room.state.seq - 1]);
});

test('stopped, it has nothing planned', () => {
  const { time, room, come } = makeWorld();
  const ann = come('ann');
  time.advance(1000);
  ann.line.cut();
  room.restart(1000);
  room.stop();
  time.advance(20_000);
  expect(time.planned).toBe(0);
});
