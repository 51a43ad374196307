import { expect, test } from 'vitest';
import type { Command } from '../room/commands.ts';
import { emptyRoom, type RoomState } from '../room/state.ts';
import { localMs, mediaSec, serverMs } from '../runtime/units.ts';
import { positionAt } from '../timeline/timeline.ts';
import type { Pending } from './outbox.ts';
import { createPredictor, predict } from './predict.ts';

const room: RoomState = {
  ...emptyRoom,
  seq: 10,
  members: [{ id: 'ann', name: 'Ann', colour: 0 }],
  queue: [
    {
      id: 'film',
      title: 'Film',
      duration: mediaSec(60),
      sources: [{ kind: 'link', url: '/media/demo.mp4' }],
      addedBy: 'ann',
    },
  ],
  current: 'film',
};

const pendingOf = (command: Command, issuedAt: number | null, id = command.type): Pending => ({
  id,
  command,
  pressedAt: localMs(0),
  issuedAt: issuedAt === null ? null : serverMs(issuedAt),
  progress: { step: 'sent' },
  tries: 1,
  notBefore: null,
});

test('[CL18] what is asked shows at the press, one after the other', () => {
  const pending = [
    pendingOf({ type: 'play' }, 1000),
    pendingOf({ type: 'seek', to: mediaSec(30) }, 2000),
    pendingOf({ type: 'pause' }, 3000),
  ];
  const playing = predict(room, pending.slice(0, 1), 'ann');
  expect(positionAt(playing.playback.timeline, serverMs(3000))).toBeCloseTo(2);
  const paused = predict(room, pending, 'ann');
  expect(paused.playback.timeline).toMatchObject({ playing: false });
  expect(paused.playback.timeline.position).toBeCloseTo(31);
  expect(paused.seq).toBe(13);
});

test('[CL18] what the room would refuse, has already done, or cannot date yet is left out', () => {
  expect(predict(room, [pendingOf({ type: 'selectItem', item: 'unknown' }, 1000)], 'ann')).toBe(room);
  expect(predict(room, [pendingOf({ type: 'play' }, null)], 'ann')).toBe(room);
  const done = { ...room, recentCommands: ['play'] };
  expect(predict(done, [pendingOf({ type: 'play' }, 1000)], 'ann')).toBe(done);
});

test('[RM35] in a crowd one’s own press shows before one has a name in the room', () => {
  const predicted = predict(room, [pendingOf({ type: 'play' }, 1000)], 'ben');
  expect(predicted.playback.timeline.playing).toBe(true);
  expect(predicted.members).toEqual(room.members);
});

test('[CL18][RM42] what one may not do does not show', () => {
  const hosts: RoomState = { ...room, control: { mode: 'hosts' }, grants: [{ member: 'x', role: 'host' }] };
  const two = { ...hosts, members: [...hosts.members, { id: 'ben', name: 'Ben', colour: 1 }] };
  expect(predict(two, [pendingOf({ type: 'play' }, 1000)], 'ben')).toBe(two);
});

test('[CL18] the same question has the same value', () => {
  const predictor = createPredictor();
  const pending = [pendingOf({ type: 'play' }, 1000)];
  const first = predictor(room, pending, 'ann');
  expect(predictor(room, pending, 'ann')).toBe(first);
  expect(predictor(room, [...pending], 'ann')).not.toBe(first);
  expect(predictor(room, [], 'ann')).toBe(room);
});
