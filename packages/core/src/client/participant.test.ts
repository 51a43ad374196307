import { beforeEach, expect, test } from 'vitest';
import { mediaSec } from '../runtime/units.ts';
import { memberIdOf } from '../testkit/fake-room.ts';
import { film, SmallWorld, type SmallWorldMember } from '../testkit/small-world.ts';

let world: SmallWorld;
let ann: SmallWorldMember;
const annId = memberIdOf('Ann-0123456789abcdef');

beforeEach(() => {
  world = new SmallWorld();
  ann = world.member('Ann');
  expect(ann.participant.view()).toMatchObject({ link: { state: 'reaching' }, room: null, me: null });
  world.advance(2000);
  ann.participant.send({ type: 'addItem', item: film, select: true });
  world.advance(500);
});

const eventTypes = (): readonly string[] => world.room.log.map(({ event }) => event.type);

test('[CL1] after the welcome it knows itself, the room and the time', () => {
  const { participant } = ann;
  const view = participant.view();
  expect(view).toMatchObject({ link: { state: 'online' }, me: annId, follow: null, clock: { ready: true } });
  expect(view.confirmed).toEqual(world.room.state);
  expect(view.room).toBe(view.confirmed);
  expect(view.roster.map(({ connection }) => connection)).toEqual([view.myConnection]);
  expect(Math.abs((participant.serverNow() ?? 0) - world.room.now())).toBeLessThan(2);
});

test('[CL14][CL18] a command shows at the press, counts from the press, and is confirmed by the room', () => {
  const pressedAt = world.room.now();
  const id = ann.participant.send({ type: 'play' });
  expect(ann.participant.view().room?.playback.timeline.playing).toBe(true);
  expect(ann.participant.view().confirmed?.playback.timeline.playing).toBe(false);
  world.advance(100);
  const entry = world.room.log.at(-1);
  expect(entry).toMatchObject({ by: annId, command: id, event: { type: 'played' } });
  expect(Math.abs(world.room.state.playback.issuedAt - pressedAt)).toBeLessThan(2);
  expect(ann.participant.view().room).toEqual(world.room.state);
  expect(ann.news.at(-1)).toEqual({ type: 'entry', entry });
});

test('[CL19] a refusal rolls the picture back and is news', () => {
  const ben = world.member('Ben', 300);
  world.advance(4000);
  ben.participant.send({ type: 'play' });
  expect(ben.participant.view().room?.playback.timeline.playing).toBe(true);
  world.advance(100);
  // Pressed later, but there first.
  ann.participant.send({ type: 'seek', to: mediaSec(30) });
  world.advance(600);
  expect(ben.participant.view().room).toEqual(world.room.state);
  expect(world.room.state.playback.timeline).toMatchObject({ playing: false, position: 30 });
  expect(ben.news.at(-1)).toEqual({ type: 'refused', command: { type: 'play' }, code: 'superseded' });
});

test.each([
  ['on its way', 10],
  ['after it has arrived, its answer with it,', 25],
])('[CL15] a command whose line breaks %s happens once, as of its press', (_, cutAfterMs) => {
  const pressedAt = world.room.now();
  const id = ann.participant.send({ type: 'play' });
  world.advance(cutAfterMs);
  ann.line.cut();
  world.advance(1500);
  expect(world.room.log.filter(({ command }) => command === id)).toHaveLength(1);
  expect(Math.abs(world.room.state.playback.issuedAt - pressedAt)).toBeLessThan(2);
  expect(ann.participant.view().room).toEqual(world.room.state);
  expect(ann.news.filter((one) => one.type === 'entry' && one.entry.command === id)).toHaveLength(1);
});

test('[CL15] what is asked while the line is down shows at once and goes out when it is back', () => {
  ann.line.cut();
  ann.participant.send({ type: 'setTitle', title: 'Evening' });
  expect(ann.participant.view()).toMatchObject({ link: { state: 'waiting' }, room: { title: 'Evening' } });
  world.advance(5000);
  expect(world.room.state.title).toBe('Evening');
});

test('[CL15] what is asked before the first welcome waits for it', () => {
  const ben = world.member('Ben');
  ben.participant.send({ type: 'setTitle', title: 'Early' });
  expect(ben.participant.view().room).toBe(null);
  world.advance(200);
  expect(world.room.state.title).toBe('Early');
});

test('[CL67] what is said is news at once, in a view that has it; what a welcome brings is none', () => {
  const seen: string[] = [];
  ann.participant.view();
  ann.participant.onNews((news) => {
    if (news.type !== 'said') return;
    const last = ann.participant.view().chat.messages.at(-1);
    seen.push(`${news.messages.map(({ text }) => text).join()}: ${last?.text}`);
  });
  const ben = world.member('Ben');
  world.advance(1000);
  ann.participant.view();
  ben.participant.say('first');
  world.advance(1000);
  ann.participant.view();
  ben.participant.say('second');
  world.advance(1000);
  expect(seen).toEqual(['first: first', 'second: second']);
  const cleo = world.member('Cleo');
  world.advance(1000);
  expect(cleo.participant.view().chat.messages).toHaveLength(2);
  expect(cleo.news.filter(({ type }) => type === 'said')).toEqual([]);
});

test('[CL11] a reconnect brings only what was missed, as news', () => {
  const ben = world.member('Ben');
  world.advance(1000);
  ann.line.cut();
  const before = ann.news.length;
  ben.participant.send({ type: 'setTitle', title: 'Meanwhile' });
  world.advance(3000);
  expect(ann.participant.view().confirmed).toEqual(world.room.state);
  expect(ann.news.slice(before).map((one) => one.type === 'entry' && one.entry.event.type)).toEqual([
    'titled',
  ]);
});

test('[CL11] entries told again, late and backwards, change nothing and are no news', () => {
  ann.participant.send({ type: 'play' });
  world.advance(200);
  const view = ann.participant.view();
  const before = ann.news.length;
  world.room.stutter(4);
  world.advance(200);
  expect(ann.participant.view().confirmed).toBe(view.confirmed);
  expect(ann.news).toHaveLength(before);
});

test('[CL9] a server that comes back as another one is followed, with its own clock', () => {
  const epoch = world.room.epoch;
  world.room.restart(1000, { offsetMs: 1_600_000_000_000 });
  world.advance(500);
  expect(ann.participant.view().link.state).toBe('waiting');
  ann.participant.send({ type: 'play' });
  world.advance(6000);
  expect(world.room.epoch).not.toBe(epoch);
  expect(ann.participant.view().link.state).toBe('online');
  expect(Math.abs((ann.participant.serverNow() ?? 0) - world.room.now())).toBeLessThan(2);
  expect(world.room.state.playback.timeline.playing).toBe(true);
  expect(ann.participant.view().room).toEqual(world.room.state);
});

test('[CL31] the name given last is the one to come back with', () => {
  ann.participant.send({ type: 'rename', name: 'Anna' });
  world.advance(200);
  world.room.restart(1000);
  world.advance(8000);
  expect(world.room.state.members.map(({ name }) => name)).toEqual(['Anna']);
  expect(eventTypes().filter((type) => type === 'renamed')).toHaveLength(1);
});

test('[CL6] told to retry, or shown again, it does not wait', () => {
  ann.line.cut();
  ann.participant.retryNow();
  expect(ann.participant.view().link.state).toBe('reaching');
  world.advance(200);
  ann.line.cut();
  ann.participant.setVisible(false);
  expect(ann.participant.view().link.state).toBe('waiting');
  ann.participant.setVisible(true);
  expect(ann.participant.view().link.state).toBe('reaching');
});

test('[CL25] a view is the same value until something changes; a burst of changes notifies once', () => {
  let told = 0;
  const stop = ann.participant.subscribe(() => told++);
  const view = ann.participant.view();
  expect(ann.participant.view()).toBe(view);
  ann.participant.send({ type: 'play' });
  ann.participant.send({ type: 'setTitle', title: 'x' });
  expect(ann.participant.view()).not.toBe(view);
  expect(told).toBe(0);
  world.advance(1);
  expect(told).toBe(1);
  stop();
  world.advance(1000);
  expect(told).toBe(1);
});

test('[CL22] it reports once a second, and the others see it', () => {
  const ben = world.member('Ben');
  world.advance(3000);
  const row = ben.participant.view().roster.find(({ member }) => member === annId);
  expect(row).toMatchObject({
    link: 'up',
    device: 'program',
    telemetry: { state: 'noSource', visible: true, counts: false },
  });
  expect(row?.telemetry?.roundTripMs).toBeCloseTo(40, 0);
  expect(world.room.now() - (row?.telemetry?.at ?? 0)).toBeLessThan(2100);
  ann.participant.setVisible(false);
  world.advance(1100);
  const hidden = ben.participant.view().roster.find(({ member }) => member === annId);
  expect(hidden?.telemetry?.visible).toBe(false);
});

test('[CL30] leaving says bye: the room knows at once, and it stays away', () => {
  ann.participant.leave();
  world.advance(100);
  expect(eventTypes()).toContain('left');
  expect(ann.participant.view().link).toEqual({ state: 'stopped', why: 'left' });
  world.room.stop();
  expect(world.time.planned).toBe(0);
  expect(ann.line.open).toBe(0);
});

test('[CL30] stopped in any state, it leaves nothing behind, and can be started again', () => {
  for (const ms of [0, 30, 70, 500]) {
    const ben = world.member(`Ben${ms}`);
    world.advance(ms);
    ben.participant.stop();
    ben.participant.stop();
    expect(ben.participant.view().link.state).toBe('resting');
    world.advance(100);
    expect(ben.line.open).toBe(0);
    ben.participant.start();
    world.advance(1000);
    expect(ben.participant.view().link.state).toBe('online');
    ben.participant.stop();
  }
  ann.participant.stop();
  world.advance(100);
  world.room.stop();
  expect(world.time.planned).toBe(0);
});
