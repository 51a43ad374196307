import { expect, test } from 'vitest';
import { mediaSec } from '../runtime/units.ts';
import { RoomTrial } from '../testkit/room-trial.ts';
import { nextDeed } from './next-deed.ts';

const stall = { type: 'reportStall' } as const;
const ready = { type: 'reportReady' } as const;

function playing(...members: readonly string[]): RoomTrial {
  const room = RoomTrial.watching(600, 'ann', 'ben', 'cal', ...members);
  room.ask('ann', { type: 'play' });
  return room.wait(10_000);
}

test('[RM13] a stall makes the room wait, by a scheduled pause', () => {
  const room = playing();
  expect(room.ask('ben', stall)).toEqual(['held']);
  expect(room.state.hold).toEqual({ members: ['ben'], since: room.now, until: room.now + 8000 });
  expect(room.line).toMatchObject({ playing: false, at: room.now + 100 });
  expect(room.state.playback).toMatchObject({ cause: 'hold', by: null });
});

test('[RM13] a second one joins the wait; the line stands as it stood', () => {
  const room = playing();
  room.ask('ben', stall);
  const { playback, hold } = room.state;
  expect(room.wait(1000).ask('cal', stall)).toEqual(['held']);
  expect(room.state.playback).toBe(playback);
  expect(room.state.hold).toEqual({ ...hold, members: ['ben', 'cal'] });
  expect(room.ask('cal', stall)).toEqual([]);
});

test('[RM13] a stall in a paused room changes nothing', () => {
  const room = playing();
  room.ask('ann', { type: 'pause' });
  expect(room.ask('ben', stall)).toEqual([]);
  expect(room.ask('ben', ready)).toEqual([]);
});

test('[RM13] a stall at the end changes nothing', () => {
  const room = playing().wait(600_000);
  expect(room.ask('ben', stall)).toEqual([]);
});

test('[RM14] auto waits with up to twelve members', () => {
  const nine = Array.from({ length: 9 }, (_, i) => `m${i}`);
  expect(playing(...nine).ask('ben', stall)).toEqual(['held']);
  expect(playing(...nine, 'late').ask('ben', stall)).toEqual([]);
});

test('[RM14] nobody and everyone mean what they say', () => {
  const many = Array.from({ length: 20 }, (_, i) => `m${i}`);
  const room = playing(...many);
  room.ask('ann', { type: 'setWaiting', waiting: { policy: 'everyone', limitSec: 3 } });
  expect(room.ask('ben', stall)).toEqual(['held']);
  expect(room.state.hold?.until).toBe(room.now + 3000);
  const other = playing();
  other.ask('ann', { type: 'setWaiting', waiting: { policy: 'nobody', limitSec: 3 } });
  expect(other.ask('ben', stall)).toEqual([]);
});

test('[RM15] when the last one is ready the room starts again together', () => {
  const room = playing();
  room.ask('ben', stall);
  room.ask('cal', stall);
  const { position } = room.line;
  expect(room.wait(500).ask('ben', ready)).toEqual(['held']);
  expect(room.state.hold?.members).toEqual(['cal']);
  expect(room.wait(500).ask('cal', ready)).toEqual(['released']);
  expect(room.state.hold).toBeNull();
  expect(room.line).toEqual({ position, rate: 1, playing: true, at: room.now + 200 });
  expect(room.state.playback).toMatchObject({ cause: 'release', by: null });
});

test('[RM16] every hold ends; then the room goes on without the late', () => {
  const room = playing();
  expect(nextDeed(room.state)?.command.type).toBe('endItem');
  room.ask('ben', stall);
  expect(nextDeed(room.state)).toEqual({ at: room.now + 8000, command: { type: 'expireHold' } });
  expect(room.wait(7999).system({ type: 'expireHold' })).toEqual([]);
  expect(room.wait(1).system({ type: 'expireHold' })).toEqual(['released']);
  expect(room.last?.event).toMatchObject({ without: ['ben'] });
  expect(room.line).toMatchObject({ playing: true, at: room.now + 200 });
  expect(room.system({ type: 'expireHold' })).toEqual([]);
});

test('[RM17] one member makes the room wait at most twice a minute', () => {
  const room = playing();
  for (let i = 0; i < 2; i++) {
    expect(room.wait(1000).ask('ben', stall)).toEqual(['held']);
    room.wait(1000).ask('ben', ready);
  }
  expect(room.wait(1000).ask('ben', stall)).toBe('heldTooOften');
  expect(room.ask('cal', stall)).toEqual(['held']);
  expect(room.ask('ben', stall)).toBe('heldTooOften');
  room.ask('cal', ready);
  expect(room.wait(60_000).ask('ben', stall)).toEqual(['held']);
});

test('[RM18] play during a hold goes on without all', () => {
  const room = playing();
  room.ask('ben', stall);
  room.ask('cal', stall);
  expect(room.wait(500).ask('ann', { type: 'play' })).toEqual(['released']);
  expect(room.last?.event).toMatchObject({ without: ['ben', 'cal'] });
  expect(room.state.playback).toMatchObject({ by: 'ann', cause: 'release' });
});

test('[RM18] pause during a hold ends it, and nobody moves', () => {
  const room = playing();
  room.ask('ben', stall);
  const { line } = room;
  expect(room.wait(500).ask('ann', { type: 'pause' })).toEqual(['paused']);
  expect(room.state.hold).toBeNull();
  expect(room.line).toEqual(line);
  expect(room.ask('ben', ready)).toEqual([]);
  expect(room.line.playing).toBe(false);
});

test('[RM18] seek during a hold moves the position and keeps waiting', () => {
  const room = playing();
  room.ask('ben', stall);
  const { hold } = room.state;
  room.wait(500).ask('ann', { type: 'seek', to: mediaSec(99) });
  expect(room.state.hold).toEqual(hold);
  expect(room.line).toEqual({ position: 99, rate: 1, playing: false, at: room.now });
  room.wait(500).ask('ben', ready);
  expect(room.line).toMatchObject({ position: 99, playing: true });
});

test('[RM19] the room goes on without those it is told to leave', () => {
  const room = playing();
  room.ask('ben', stall);
  room.ask('cal', stall);
  const leave = (...members: string[]) => ({ type: 'goOnWithout', members }) as const;
  expect(room.ask('ann', leave('nobody'))).toEqual([]);
  expect(room.ask('ann', leave('ben'))).toEqual(['held']);
  expect(room.state.hold?.members).toEqual(['cal']);
  expect(room.ask('ann', leave('cal'))).toEqual(['released']);
  expect(room.ask('ann', leave('cal'))).toEqual([]);
});

test('[RM19] a policy that waits for nobody ends a hold', () => {
  const room = playing();
  room.ask('ben', stall);
  expect(room.ask('ann', { type: 'setWaiting', waiting: { policy: 'nobody', limitSec: 8 } })).toEqual([
    'waitingSet',
    'released',
  ]);
});

test.each([0, 61, Number.NaN])('[RM19] nobody can make the room wait %s s', (limitSec) => {
  const waiting = { policy: 'everyone', limitSec } as const;
  expect(playing().ask('ann', { type: 'setWaiting', waiting })).toBe('outOfRange');
});

test('[RM20] leaving ends the wait for whoever left', () => {
  const room = playing();
  room.ask('ben', stall);
  room.ask('cal', stall);
  expect(room.system({ type: 'dismiss', member: 'ben' })).toEqual(['held', 'left']);
  expect(room.system({ type: 'dismiss', member: 'cal' })).toEqual(['released', 'left']);
  expect(room.line.playing).toBe(true);
});
