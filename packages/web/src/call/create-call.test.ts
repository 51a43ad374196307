import { fail } from '@lockstep/core';
import { expect, test } from 'vitest';
import { createCallWorld, listening, type CallWorld, type Person } from './testkit/call-world.ts';
import type { FakeTransceiver } from './testkit/fake-peer-connection.ts';

const stateOf = ({ call }: Person) => call.store.getState();
const tilesOf = (person: Person) =>
  stateOf(person).tiles.map(({ connection, state, mic }) => `${connection} ${state}${mic ? ' mic' : ''}`);

async function twoInCall(): Promise<{ world: CallWorld; ann: Person; bob: Person }> {
  const world = createCallWorld();
  const [ann, bob] = [world.enter('a', 'ann'), world.enter('b', 'bob')];
  ann.call.join();
  bob.call.join();
  await world.run(3000);
  return { world, ann, bob };
}

/** Where a voice arrives. */
const micAt = (world: CallWorld, connection: string): FakeTransceiver | undefined =>
  world.rtc.of(connection)[0]?.transceivers[0];

test('[CA44] two join, see and hear each other, and leave; every device is let go of', async () => {
  const { world, ann, bob } = await twoInCall();
  expect(stateOf(ann).phase).toBe('in');
  expect(tilesOf(ann)).toEqual(['a live mic', 'b live mic']);
  expect(tilesOf(bob)).toEqual(['b live mic', 'a live mic']);
  expect(ann.heard().map(({ key }) => key)).toEqual(['b mic']);
  ann.call.leave();
  await world.run(500);
  expect([stateOf(ann).phase, stateOf(ann).tiles, ann.heard(), ann.media.live]).toEqual(['out', [], [], 0]);
  expect(tilesOf(bob)).toEqual(['b live mic']);
  bob.stop();
  await world.run(500);
  expect([bob.media.live, bob.media.listening, world.rtc.of('b').length]).toEqual([0, 0, 0]);
  // What is left is the world's own beat.
  expect(world.runtime.time.planned).toBe(1);
});

test('[CA44] those without devices listen', async () => {
  const world = createCallWorld();
  const [ann, bob] = [world.enter('a', 'ann'), world.enter('b', 'bob')];
  bob.media.devices = [];
  ann.call.join();
  bob.call.join();
  await world.run(3000);
  expect(stateOf(bob)).toMatchObject({ phase: 'in', mic: 'missing' });
  expect(tilesOf(ann)).toEqual(['a live mic', 'b live']);
  expect(bob.heard()).toHaveLength(1);
});

test('[CA41] permission after ten seconds is in time, and after leaving it is too late', async () => {
  const world = createCallWorld();
  const [ann, bob] = [world.enter('a', 'ann'), world.enter('b', 'bob', listening)];
  ann.media.asks = true;
  ann.call.join();
  bob.call.join();
  await world.run(10_000);
  expect(stateOf(ann)).toMatchObject({ phase: 'in', mic: 'asking' });
  expect(tilesOf(bob)).toEqual(['b live', 'a live']);
  ann.media.questions.shift()?.answer(true);
  await world.run(500);
  expect(tilesOf(bob)).toEqual(['b live', 'a live mic']);
  ann.call.setCamera(true);
  await world.run(100);
  ann.call.leave();
  ann.media.questions.shift()?.answer(true);
  await world.run(100);
  expect([ann.media.live, stateOf(ann).camera]).toEqual([0, 'off']);
});

test('[CA40] a refusal is told, and the call goes on without', async () => {
  const world = createCallWorld();
  const ann = world.enter('a', 'ann');
  ann.media.asks = true;
  ann.call.join();
  await world.run(100);
  ann.media.questions.shift()?.answer(false);
  await world.run(500);
  expect(stateOf(ann)).toMatchObject({ phase: 'in', mic: 'refused' });
});

test('[CA41] the camera goes out and back without another session; its own picture is there', async () => {
  const { world, ann, bob } = await twoInCall();
  const before = world.rtc.of('a');
  ann.call.setCamera(true);
  await world.run(500);
  expect(stateOf(ann).ownCamera).not.toBeNull();
  expect(stateOf(bob).tiles[1]?.camera).not.toBeNull();
  ann.call.setCamera(false);
  await world.run(500);
  expect([stateOf(ann).ownCamera, stateOf(bob).tiles[1]?.camera, ann.media.live]).toEqual([null, null, 1]);
  expect(world.rtc.of('a')).toEqual(before);
});

test('[CA45] muted, and with push-to-talk, nothing is heard; the track stays', async () => {
  const { world, ann, bob } = await twoInCall();
  const [mic] = ann.media.opened;
  ann.call.setMic(false);
  await world.run(200);
  expect([mic?.enabled, mic?.readyState]).toEqual([false, 'live']);
  expect(tilesOf(bob)).toEqual(['b live mic', 'a live']);
  ann.call.setMic(true);
  ann.call.setPushToTalk(true);
  await world.run(200);
  expect([mic?.enabled, tilesOf(bob)[1]]).toEqual([false, 'a live mic']);
  ann.call.talk(true);
  expect([mic?.enabled, stateOf(ann).talking]).toEqual([true, true]);
  ann.call.talk(false);
  expect(mic?.enabled).toBe(false);
  ann.call.setPushToTalk(false);
  ann.call.talk(true);
  expect([mic?.enabled, stateOf(ann).talking]).toEqual([true, false]);
});

test('[CA46] in the same room as somebody else, nothing is heard from this device or by it, the film included', async () => {
  const { world, ann, bob } = await twoInCall();
  ann.call.setSameRoom(true);
  await world.run(500);
  expect([ann.muted(), ann.gain(), tilesOf(bob)[1]]).toEqual([true, 0, 'a live']);
  ann.call.setSameRoom(false);
  await world.run(1000);
  expect([ann.muted(), ann.gain(), tilesOf(bob)[1]]).toEqual([false, 1, 'a live mic']);
});

test('[CA50][CA51] who speaks is marked on both sides, and the film is quieter for the other within 200 ms', async () => {
  const { world, ann, bob } = await twoInCall();
  ann.loudness = 0.2;
  const arrives = micAt(world, 'b');
  if (arrives === undefined) throw new Error('not connected');
  arrives.loudness = 0.2;
  await world.run(200);
  expect(stateOf(ann).tiles.map(({ speaking }) => speaking)).toEqual([true, false]);
  expect(stateOf(bob).tiles.map(({ speaking }) => speaking)).toEqual([false, true]);
  expect([ann.gain(), 20 * Math.log10(bob.gain())]).toEqual([1, expect.closeTo(-10)]);
  arrives.loudness = 0;
  ann.loudness = 0;
  await world.run(1000);
  expect(bob.gain()).toBe(1);
});

test('[CA50] while no film plays voices are looked at less often, and who speaks is marked within 200 ms', async () => {
  const { world, ann, bob } = await twoInCall();
  const looks = async (): Promise<number> => {
    const before = ann.levelsRead();
    await world.run(2000);
    return ann.levelsRead() - before;
  };
  expect(await looks()).toBe(100);
  world.filmPlays = false;
  expect(await looks()).toBe(25);
  const arrives = micAt(world, 'b');
  if (arrives === undefined) throw new Error('not connected');
  arrives.loudness = 0.2;
  await world.run(200);
  expect(stateOf(bob).tiles.map(({ speaking }) => speaking)).toEqual([false, true]);
});

test('[CA51] somebody whose volume is down does not make the film quieter', async () => {
  const { world, bob } = await twoInCall();
  bob.call.setVolume('ann', 0);
  const arrives = micAt(world, 'b');
  if (arrives !== undefined) arrives.loudness = 0.5;
  await world.run(500);
  expect([bob.gain(), bob.heard()[0]?.volume, stateOf(bob).tiles[1]?.volume]).toEqual([1, 0, 0]);
});

test('[CA47] what a moderator turns off is off here, and told; the person may turn it on again', async () => {
  const { world, ann, bob } = await twoInCall();
  ann.call.shareScreen();
  await world.run(500);
  expect(stateOf(bob).tiles[1]?.screen).not.toBeNull();
  world.hall.hush('ann', 'screen');
  world.hall.hush('ann', 'mic');
  world.hall.hush('ann', 'camera');
  await world.run(500);
  expect(stateOf(ann)).toMatchObject({ screen: 'off', mic: 'off', camera: 'off', hushed: 'mic' });
  expect([tilesOf(bob)[1], stateOf(bob).tiles[1]?.screen, stateOf(bob).mic]).toEqual(['a live', null, 'on']);
  ann.call.setMic(true);
  expect(stateOf(ann)).toMatchObject({ mic: 'on', hushed: null });
});

test('[CA43] a share is heard, too, and ends with the browser’s own button', async () => {
  const { world, ann, bob } = await twoInCall();
  ann.call.shareScreen();
  await world.run(500);
  expect(bob.heard().map(({ key }) => key)).toEqual(['a mic', 'a screen']);
  ann.media.opened.find(({ deviceId, kind }) => deviceId === 'screen' && kind === 'video')?.end();
  await world.run(500);
  expect([stateOf(ann).screen, stateOf(bob).tiles[1]?.screen, bob.heard().length, ann.media.live]).toEqual([
    'off',
    null,
    1,
    1,
  ]);
});

test('[CA48] a call that is full, or is refused later, ends with its reason, and nothing is left open', async () => {
  const world = createCallWorld();
  const ann = world.enter('a', 'ann');
  world.hall.refuses = 'callFull';
  ann.call.join();
  await world.run(500);
  expect([stateOf(ann).phase, stateOf(ann).problem, ann.media.live]).toEqual(['out', 'full', 0]);
  world.hall.refuses = null;
  ann.call.join();
  await world.run(500);
  expect(stateOf(ann)).toMatchObject({ phase: 'in', problem: null });
  world.hall.refuse('a', 'callsOff');
  await world.run(500);
  expect([stateOf(ann).phase, stateOf(ann).problem, ann.media.live]).toEqual(['out', 'off', 0]);
});

test('[CA48] a server that cannot be asked, or says no, is told; leaving while asked ends it', async () => {
  const world = createCallWorld();
  const ann = world.enter('a', 'ann');
  world.askAccess = async () => fail('notAllowed');
  ann.call.join();
  await world.run(100);
  expect(stateOf(ann)).toMatchObject({ phase: 'out', problem: 'notAllowed' });
  world.askAccess = async () => Promise.reject(new Error('no network'));
  ann.call.join();
  await world.run(100);
  expect(stateOf(ann)).toMatchObject({ phase: 'out', problem: 'unreachable' });
  world.askAccess = async () => new Promise(() => undefined);
  ann.call.join();
  ann.call.leave();
  await world.run(100);
  expect([stateOf(ann).phase, stateOf(ann).problem, ann.media.live]).toEqual(['out', null, 0]);
});

test('[CA39] while the line to the room is away the call goes on, and afterwards as before', async () => {
  const { world, ann, bob } = await twoInCall();
  const before = world.rtc.of('a');
  world.hall.setOnline('a', false);
  await world.run(20_000);
  expect([tilesOf(ann), tilesOf(bob)]).toEqual([
    ['a live mic', 'b live mic'],
    ['b live mic', 'a live mic'],
  ]);
  expect(bob.heard()).toHaveLength(1);
  world.hall.setOnline('a', true);
  await world.run(2000);
  expect(tilesOf(bob)).toEqual(['b live mic', 'a live mic']);
  expect(world.rtc.of('a')).toEqual(before);
});

test('[CA48] who is out of the room is out of the call', async () => {
  const { world, ann } = await twoInCall();
  world.hall.stop('a');
  await world.run(100);
  expect([stateOf(ann).phase, ann.media.live]).toEqual(['out', 0]);
});

test('[CA42] before joining the person sees himself and hears nobody; without joining all is let go of', async () => {
  const world = createCallWorld();
  const ann = world.enter('a', 'ann', '{"camera":true,"chosen":{"mic":"headset"}}');
  ann.call.prepare();
  await world.run(100);
  expect(stateOf(ann)).toMatchObject({ phase: 'out', mic: 'on', camera: 'on' });
  expect(stateOf(ann).ownCamera).not.toBeNull();
  expect(stateOf(ann).devices.map(({ id }) => id)).toEqual(['built-in mic', 'headset', 'webcam', 'hall']);
  expect(ann.media.opened[0]?.deviceId).toBe('headset');
  ann.loudness = 0.3;
  expect(ann.call.micLevel()).toBeCloseTo(0.3);
  ann.call.rest();
  await world.run(100);
  expect([ann.media.live, ann.media.listening, stateOf(ann).mic]).toEqual([0, 0, 'off']);
});

test('[CA42] a device that is pulled out is told of, and another one takes its place', async () => {
  const { world, ann, bob } = await twoInCall();
  ann.call.chooseDevice('mic', 'headset');
  await world.run(500);
  expect(ann.media.opened.at(-1)?.deviceId).toBe('headset');
  ann.media.unplug('headset');
  await world.run(500);
  expect(stateOf(ann)).toMatchObject({ unplugged: 'mic', mic: 'on', chosen: { mic: null } });
  expect(ann.media.opened.at(-1)?.deviceId).toBe('built-in mic');
  expect(tilesOf(bob)[1]).toBe('a live mic');
  ann.media.unplug('built-in mic');
  await world.run(500);
  expect(stateOf(ann).mic).toBe('missing');
});

test('[CA49] what was chosen is there in the next call', async () => {
  const { world, ann } = await twoInCall();
  ann.call.setVolume('bob', 0.4);
  ann.call.setPushToTalk(true);
  ann.call.setDucking({ on: false, decibels: 6 });
  ann.call.setMic(false);
  const again = world.enter('c', 'ann', ann.kept());
  again.call.join();
  await world.run(3000);
  expect(stateOf(again)).toMatchObject({ mic: 'off', pushToTalk: true, ducking: { on: false, decibels: 6 } });
  expect(stateOf(again).tiles.find(({ member }) => member === 'bob')?.volume).toBe(0.4);
});
