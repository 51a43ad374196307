import { expect, test } from 'vitest';
import { mediaSec } from '../runtime/units.ts';
import { RoomTrial, addFilm } from '../testkit/room-trial.ts';
import { positionOf } from './line.ts';

const seekTo = (seconds: number) => ({ type: 'seek', to: mediaSec(seconds) }) as const;

function playing(seconds: number | null = 600): RoomTrial {
  const room = RoomTrial.watching(seconds, 'ann', 'ben');
  room.ask('ann', { type: 'play' });
  return room.wait(10_000);
}

test('[RM3] the same command id happens once', () => {
  const room = RoomTrial.watching(600, 'ann', 'ben');
  expect(room.ask('ann', { type: 'play' }, { id: 'same' })).toEqual(['played']);
  room.wait(1000).ask('ben', { type: 'pause' });
  const before = room.state;
  expect(room.wait(100).ask('ann', { type: 'play' }, { id: 'same' })).toEqual([]);
  expect(room.state).toBe(before);
});

test('[RM4] a press is believed to be at most two seconds old and never in the future', () => {
  const room = playing();
  room.ask('ann', { type: 'pause' }, { agoMs: 60_000 });
  expect(room.state.playback.issuedAt).toBe(room.now - 2000);
  room.wait(5000).ask('ann', { type: 'play' }, { agoMs: -60_000 });
  expect(room.state.playback.issuedAt).toBe(room.now);
});

test('[RM4] a clock that is far ahead locks nobody out', () => {
  const room = playing();
  room.ask('ann', seekTo(5), { agoMs: -3_600_000 });
  expect(room.wait(300).ask('ben', { type: 'pause' })).toEqual(['paused']);
});

test('[RM5] a press from before somebody else’s change is superseded', () => {
  const room = playing();
  room.ask('ann', seekTo(5), { agoMs: 100 });
  expect(room.wait(50).ask('ben', { type: 'pause' }, { agoMs: 200 })).toBe('superseded');
  expect(room.line.playing).toBe(true);
});

test('[RM5] one’s own earlier change supersedes nothing', () => {
  const room = playing();
  room.ask('ann', seekTo(5));
  expect(room.ask('ann', { type: 'pause' }, { agoMs: 5 })).toEqual(['paused']);
});

test('[RM5] what the room does by itself supersedes nobody', () => {
  const room = playing();
  room.ask('ann', { type: 'reportStall' });
  expect(room.ask('ben', { type: 'pause' }, { agoMs: 500 })).toEqual(['paused']);
});

test('[RM6] two real changes 300 ms apart both count', () => {
  const room = playing();
  expect(room.ask('ann', { type: 'pause' })).toEqual(['paused']);
  expect(room.wait(300).ask('ben', { type: 'play' })).toEqual(['played']);
  expect(room.wait(1).ask('ann', seekTo(100))).toEqual(['seeked']);
});

test('[RM7][RM8] a pause stops where everyone is when it takes effect', () => {
  const room = playing();
  const reached = positionOf(room.state, room.wait(room.leads.pause).now);
  room.wait(-room.leads.pause).ask('ben', { type: 'pause' });
  expect(room.line).toEqual({ position: reached, rate: 1, playing: false, at: room.now + 100 });
});

test('[RM7] no change takes effect before one that is still to come', () => {
  const room = playing();
  room.ask('ann', seekTo(300));
  const { at } = room.line;
  room.wait(10).ask('ben', { type: 'pause' });
  expect(room.line).toEqual({ position: 300, rate: 1, playing: false, at });
});

test('[RM9] play starts from the common position, at a common moment', () => {
  const room = playing();
  room.ask('ann', { type: 'pause' });
  const { position } = room.line;
  room.wait(5000).ask('ben', { type: 'play' });
  expect(room.line).toEqual({ position, rate: 1, playing: true, at: room.now + 200 });
});

test('[RM9] a seek while playing lands at the appointed moment, while paused at once', () => {
  const room = playing();
  room.ask('ann', seekTo(50));
  expect(room.line).toEqual({ position: 50, rate: 1, playing: true, at: room.now + 400 });
  room.wait(1000).ask('ann', { type: 'pause' });
  room.wait(1000).ask('ann', seekTo(70));
  expect(room.line).toEqual({ position: 70, rate: 1, playing: false, at: room.now });
});

test('[RM9] another speed goes on from where everyone is', () => {
  const room = playing();
  room.ask('ann', { type: 'setRate', rate: 2 });
  expect(room.line.at).toBe(room.now + 100);
  const before = positionOf(room.state, room.now);
  room.wait(1100);
  expect(positionOf(room.state, room.now)).toBeCloseTo(before + 2, 9);
});

test('[RM11] with nothing on there is nothing to play', () => {
  const room = RoomTrial.with('ann');
  expect(room.ask('ann', { type: 'play' })).toBe('nothingToPlay');
  expect(room.ask('ann', seekTo(3))).toBe('nothingToPlay');
  expect(room.ask('ann', { type: 'pause' })).toEqual([]);
});

test('[RM11] asking for what is already so changes nothing', () => {
  const room = playing();
  expect(room.ask('ann', { type: 'play' })).toEqual([]);
  expect(room.ask('ann', { type: 'setRate', rate: 1 })).toEqual([]);
  room.ask('ann', { type: 'pause' });
  expect(room.ask('ben', { type: 'pause' })).toEqual([]);
});

test('[RM11] play at the end starts again from the beginning', () => {
  const room = playing(60);
  room.wait(60_000).ask('ann', { type: 'itemEnded', item: 'film' });
  expect(room.line).toMatchObject({ position: 60, playing: false });
  expect(room.wait(1000).ask('ben', { type: 'play' })).toEqual(['played']);
  expect(room.line).toEqual({ position: 0, rate: 1, playing: true, at: room.now + 400 });
});

test('[RM11] play past an end that nobody reported starts again too', () => {
  const room = playing(60);
  room.wait(60_000);
  expect(room.ask('ann', { type: 'play' })).toEqual(['played']);
  expect(room.line.position).toBe(0);
});

test.each([0, 0.1, 16, Number.NaN, Number.POSITIVE_INFINITY])('[RM12] speed %s is out of range', (rate) => {
  expect(playing().ask('ann', { type: 'setRate', rate })).toBe('outOfRange');
});

test('[RM22] a seek past the end stands at the end, and the line does not play there', () => {
  const room = playing(60);
  room.ask('ann', seekTo(1e6));
  expect(room.line).toMatchObject({ position: 60, playing: false });
});

test('[RM22] a pause after the end stands at the end', () => {
  const room = playing(60);
  room.wait(3_600_000).ask('ann', { type: 'pause' });
  expect(room.line).toMatchObject({ position: 60, playing: false });
});

test('[RM32] only members are heard', () => {
  expect(RoomTrial.with('ann').ask('eve', addFilm('film', 3))).toBe('notMember');
});
