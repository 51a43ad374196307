import { expect, test } from 'vitest';
import { createMeshWorld, type MeshWorld } from '../testkit/mesh-world.ts';
import { fakeTrack } from '../testkit/fake-track.ts';

const both = (world: MeshWorld, a = 'a', b = 'b') => [world.stateOf(a, b), world.stateOf(b, a)];

test('[CA30] two who come at once are connected on both sides, over one connection each', async () => {
  const world = createMeshWorld();
  world.enter('a');
  world.enter('b');
  await world.run(1500);
  expect(both(world)).toEqual(['live', 'live']);
  expect([world.rtc.of('a').length, world.rtc.of('b').length]).toEqual([1, 1]);
});

test('[CA31] sounds and pictures come and go without any further word', async () => {
  const world = createMeshWorld();
  const a = world.enter('a');
  world.enter('b', { mic: true });
  await world.run(1500);
  const [look] = world.rtc.of('a').map((one) => one.look);
  const camera = fakeTrack('video');
  a.setTrack('camera', camera);
  await world.run(100);
  expect(world.carried('b', 'a', 'camera')).toBe(camera.id);
  expect(world.carried('a', 'b', 'mic')).not.toBeNull();
  a.setTrack('camera', null);
  await world.run(100);
  expect(world.carried('b', 'a', 'camera')).toBeNull();
  expect(world.rtc.of('a').map((one) => one.look)).toEqual([look]);
});

test('[CA32] an offer that comes before the room has named its sender is not lost', async () => {
  const world = createMeshWorld();
  world.room.delayMs = 900;
  world.enter('a');
  world.enter('b');
  await world.run(5000);
  expect(both(world)).toEqual(['live', 'live']);
});

test('[CA33] both look for a new way at the same moment, and find it', async () => {
  const world = createMeshWorld();
  const a = world.enter('a');
  const b = world.enter('b');
  await world.run(1500);
  a.refresh();
  b.refresh();
  await world.run(2500);
  expect(both(world)).toEqual(['live', 'live']);
  expect(world.connection('a', 'b')).not.toBeNull();
});

test('[CA30] a network that was away is found again with the newest servers, by the same connection', async () => {
  const world = createMeshWorld();
  world.enter('a');
  world.enter('b');
  await world.run(1500);
  const [before] = world.rtc.of('a');
  world.rtc.setCut('a', true);
  await world.run(4500);
  expect(both(world)).toEqual(['reconnecting', 'reconnecting']);
  await world.run(2000);
  world.rtc.setCut('a', false);
  await world.run(5000);
  expect(both(world)).toEqual(['live', 'live']);
  expect(world.asked()).toBeGreaterThan(0);
  expect(world.rtc.of('a')).toEqual([before]);
  expect(before?.iceServers[0]?.urls).toMatch(/^turn:/);
});

test('[CA30] what cannot be reached for long is called failed, and reached when it can be', async () => {
  const world = createMeshWorld();
  world.rtc.setCut('a', true);
  world.enter('a');
  world.enter('b');
  await world.run(60_000);
  expect(both(world)).toEqual(['failed', 'failed']);
  world.rtc.setCut('a', false);
  await world.run(40_000);
  expect(both(world)).toEqual(['live', 'live']);
});

test('[CA30] devices that take half a minute to connect are given it in the end', async () => {
  const world = createMeshWorld();
  world.rtc.connectMs = 30_000;
  world.enter('a');
  world.enter('b');
  await world.run(90_000);
  expect(both(world)).toEqual(['live', 'live']);
});

test('[CA32] who was killed while being reached, and comes again, is reached anew; nothing of the old one is left', async () => {
  const world = createMeshWorld();
  world.enter('b');
  world.enter('a');
  await world.run(90);
  world.kill('b', 2000);
  world.enter('c');
  await world.run(20_000);
  expect(world.stateOf('b', 'a')).toBeNull();
  expect(both(world, 'a', 'c')).toEqual(['live', 'live']);
  expect(world.rtc.of('a')).toHaveLength(1);
});

test('[CA39] a cut line to the room does not end what is heard', async () => {
  const world = createMeshWorld();
  world.enter('a');
  world.enter('b');
  await world.run(1500);
  const [before] = world.rtc.of('b');
  world.room.setOnline('b', false);
  await world.run(20_000);
  expect(world.stateOf('b', 'a')).toBe('live');
  world.room.setOnline('b', true);
  await world.run(2000);
  expect(both(world)).toEqual(['live', 'live']);
  expect(world.rtc.of('b')).toEqual([before]);
});

test('[CA39] who is named no more and cannot be heard is gone', async () => {
  const world = createMeshWorld();
  world.enter('a');
  world.enter('b');
  await world.run(1500);
  world.kill('b', 500);
  await world.run(6000);
  expect(world.stateOf('b', 'a')).toBeNull();
  expect(world.rtc.of('a')).toHaveLength(0);
});

test('[CA36] a picture that stands still is told within 3 s, and its way looked for anew', async () => {
  const world = createMeshWorld();
  world.enter('a', { camera: true });
  world.enter('b');
  await world.run(6000);
  expect(world.stateOf('a', 'b')).toBe('live');
  const [end] = world.rtc.of('b');
  if (end === undefined) throw new Error('not connected');
  end.isFrozen = true;
  await world.run(3000);
  expect(world.stateOf('a', 'b')).toBe('reconnecting');
  await world.run(4000);
  expect(world.asked()).toBe(1);
  end.isFrozen = false;
  await world.run(3000);
  expect(world.stateOf('a', 'b')).toBe('live');
});

test('[CA36] a camera that is off does not stand still', async () => {
  const world = createMeshWorld();
  world.enter('a', { mic: true });
  world.enter('b');
  await world.run(8000);
  expect(world.stateOf('a', 'b')).toBe('live');
  expect(world.asked()).toBe(0);
});

test('[CA35] how well somebody is reached is told: good, and lost while nothing comes', async () => {
  const world = createMeshWorld();
  world.enter('a', { mic: true });
  const b = world.enter('b');
  await world.run(6000);
  expect(b.peers()[0]?.quality).toBe('good');
  world.rtc.setCut('a', true);
  await world.run(6000);
  expect(b.peers()[0]?.quality).toBe('lost');
});

test('[CA38] the more there are, the less is sent to each', async () => {
  const world = createMeshWorld();
  world.enter('a', { camera: true });
  world.enter('b');
  await world.run(1500);
  const encoding = () => world.rtc.of('a')[0]?.transceivers[1]?.sender.getParameters().encodings[0];
  expect(encoding()).toMatchObject({ maxBitrate: 1_200_000, maxFramerate: 30, scaleResolutionDownBy: 1 });
  world.enter('c');
  world.enter('d');
  await world.run(1500);
  // This camera gives as much as before.
  expect(encoding()).toMatchObject({ maxBitrate: 500_000, maxFramerate: 20, scaleResolutionDownBy: 2 });
});

test('[CA30] six people are connected in every pair, and all of it ends with them', async () => {
  const world = createMeshWorld();
  const people = ['a', 'b', 'c', 'd', 'e', 'f'];
  for (const one of people) world.enter(one, { mic: true, camera: true });
  await world.run(5000);
  for (const one of people)
    expect(world.rtc.of(one).map((it) => it.connectionState)).toEqual(Array(5).fill('connected'));
  for (const one of people) world.room.leave(one);
  await world.run(2000);
  for (const one of people) expect(world.rtc.of(one)).toHaveLength(0);
  // What is left is the world's own beat.
  expect(world.runtime.time.planned).toBe(1);
});
