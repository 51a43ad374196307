import { expect, test } from 'vitest';
import { mediaSec } from '../runtime/units.ts';
import { RoomTrial, addFilm } from '../testkit/room-trial.ts';

const mode = (to: 'everyone' | 'hosts' | 'baton') => ({ type: 'setControlMode', mode: to }) as const;

test('[RM42] the baton: one steers, anyone allowed takes it, and it is free when its holder leaves', () => {
  const room = RoomTrial.watching(600, 'ann', 'ben', 'cal');
  expect(room.ask('ben', { type: 'takeBaton' })).toBe('outOfRange');
  expect(room.ask('ann', mode('baton'))).toEqual(['modeSet']);
  expect(room.state.control).toEqual({ mode: 'baton', holder: 'ann' });
  expect(room.ask('ben', { type: 'play' })).toBe('notInControl');
  expect(room.ask('ben', { type: 'takeBaton' })).toEqual(['batonPassed']);
  expect(room.ask('ben', { type: 'play' })).toEqual(['played']);
  expect(room.ask('ann', { type: 'pause' })).toBe('notInControl');
  expect(room.ask('cal', { type: 'releaseBaton' })).toBe('notInControl');
  expect(room.ask('ben', { type: 'giveBaton', to: 'who' })).toBe('unknownMember');
  expect(room.ask('ben', { type: 'giveBaton', to: 'cal' })).toEqual(['batonPassed']);
  room.system({ type: 'dismiss', member: 'cal' });
  expect(room.state.control).toEqual({ mode: 'baton', holder: null });
  expect(room.ask('ann', { type: 'takeBaton' })).toEqual(['batonPassed']);
  expect(room.ask('ann', { type: 'releaseBaton' })).toEqual(['batonPassed']);
  expect(room.ask('ann', mode('everyone'))).toEqual(['modeSet']);
  expect(room.ask('ben', { type: 'pause' })).toEqual(['paused']);
});

test('[RM42] who does not steer adds films, but puts none on and takes none off the screen', () => {
  const room = RoomTrial.watching(600, 'ann', 'ben');
  room.ask('ann', mode('hosts'));
  expect(room.ask('ben', addFilm('b', 60))).toEqual(['itemAdded']);
  expect(room.ask('ben', { type: 'removeItem', item: 'film' })).toBe('notInControl');
  expect(room.ask('ben', { type: 'removeItem', item: 'b' })).toEqual(['itemRemoved']);
});

test('[RM50] speeds stay within the room’s range; one that is outside is given up at once', () => {
  const room = RoomTrial.watching(600, 'ann');
  room.ask('ann', { type: 'setRate', rate: 3 });
  const rates = (slowest: number, fastest: number) =>
    ({ type: 'setSetting', setting: { name: 'rates', slowest, fastest } }) as const;
  expect(room.ask('ann', rates(0.5, 2))).toEqual(['settingSet', 'rateChanged']);
  expect(room.line.rate).toBe(2);
  expect(room.ask('ann', { type: 'setRate', rate: 2.5 })).toBe('outOfRange');
  expect(room.ask('ann', rates(0.1, 2))).toBe('outOfRange');
  expect(room.ask('ann', rates(1.5, 2))).toBe('outOfRange');
  expect(room.ask('ann', rates(0.5, 2))).toEqual([]);
});

test('[RM50] a setting that is so already changes nothing', () => {
  const room = RoomTrial.with('ann');
  for (const name of ['guard', 'keepRunning', 'advance', 'listed'] as const) {
    const on = name !== 'advance';
    expect(room.ask('ann', { type: 'setSetting', setting: { name, on } })).toEqual(['settingSet']);
    expect(room.ask('ann', { type: 'setSetting', setting: { name, on } })).toEqual([]);
  }
  expect(room.state.settings).toMatchObject({ guard: true, keepRunning: true, advance: false });
  expect(room.state.access.listed).toBe(true);
});

test('[CA3] calls are on for six at first; how many is between 2 and 50', () => {
  const room = RoomTrial.with('ann');
  const calls = (on: boolean, most: number) =>
    ({ type: 'setSetting', setting: { name: 'calls', on, most } }) as const;
  expect(room.state.settings.calls).toEqual({ on: true, most: 6 });
  expect(room.ask('ann', calls(true, 6))).toEqual([]);
  expect(room.ask('ann', calls(true, 51))).toBe('outOfRange');
  expect(room.ask('ann', calls(true, 1))).toBe('outOfRange');
  expect(room.ask('ann', calls(false, 50))).toEqual(['settingSet']);
  expect(room.state.settings.calls).toEqual({ on: false, most: 50 });
});

test('[RM38][RM50] newcomers are what the room says', () => {
  const room = RoomTrial.watching(600, 'ann', 'ben');
  room.ask('ann', { type: 'setSetting', setting: { name: 'newcomers', role: 'viewer' } });
  expect(room.ask('ben', { type: 'play' })).toBe('notAllowed');
});

test('[RM29] a room that keeps running does not stop when the last one leaves', () => {
  const room = RoomTrial.watching(600, 'ann');
  room.ask('ann', { type: 'setSetting', setting: { name: 'keepRunning', on: true } });
  room.ask('ann', { type: 'play' });
  room.wait(3000).system({ type: 'dismiss', member: 'ann' });
  expect(room.system({ type: 'sleep' })).toEqual([]);
  expect(room.line.playing).toBe(true);
});

test('[RM51] markers belong to an item, lie in it, and go with it', () => {
  const room = RoomTrial.watching(60, 'ann');
  const marker = (id: string, seconds: number, item = 'film') =>
    ({ type: 'addMarker', marker: { id, item, position: mediaSec(seconds), label: ' The\tkiss ' } }) as const;
  expect(room.ask('ann', marker('m', 30))).toEqual(['markerAdded']);
  expect(room.state.markers).toEqual([
    { id: 'm', item: 'film', position: 30, label: 'The kiss', addedBy: 'ann' },
  ]);
  expect(room.ask('ann', marker('m', 31))).toBe('duplicateMarker');
  expect(room.ask('ann', marker('n', 61))).toBe('outOfRange');
  expect(room.ask('ann', marker('n', 1, 'other'))).toBe('unknownItem');
  room.ask('ann', marker('n', 1));
  expect(room.ask('ann', { type: 'removeMarker', marker: 'n' })).toEqual(['markerRemoved']);
  expect(room.ask('ann', { type: 'removeMarker', marker: 'n' })).toEqual([]);
  room.ask('ann', { type: 'removeItem', item: 'film' });
  expect(room.state.markers).toEqual([]);
});

test('[RM52] one line is pinned until it is taken away', () => {
  const room = RoomTrial.with('ann');
  expect(room.ask('ann', { type: 'pinLine', text: ' \u202E ' })).toBe('badText');
  expect(room.ask('ann', { type: 'pinLine', text: 'Break at ten' })).toEqual(['linePinned']);
  expect(room.state.pinned).toEqual({ text: 'Break at ten', by: 'ann' });
  expect(room.ask('ann', { type: 'pinLine', text: 'Break at ten' })).toEqual([]);
  expect(room.ask('ann', { type: 'unpinLine' })).toEqual(['lineUnpinned']);
  expect(room.ask('ann', { type: 'unpinLine' })).toEqual([]);
});

test('[RM14] nobody waits for viewers', () => {
  const room = RoomTrial.watching(600, 'ann', 'ben');
  room.ask('ann', { type: 'setRole', member: 'ben', role: 'viewer' });
  room.ask('ann', { type: 'play' });
  expect(room.wait(5000).ask('ben', { type: 'reportStall' })).toEqual([]);
  expect(room.state.hold).toBeNull();
});

test('[RM25][RM26] of a film of unknown length only those are believed who could end it by hand', () => {
  const room = RoomTrial.watching(null, 'ann', 'ben');
  room.ask('ann', mode('hosts'));
  room.ask('ann', { type: 'play' });
  room.wait(5000);
  expect(room.ask('ben', { type: 'itemEnded', item: 'film' })).toEqual([]);
  expect(room.ask('ben', { type: 'describeItem', item: 'film', duration: mediaSec(1) })).toEqual([]);
  expect(room.ask('ann', { type: 'describeItem', item: 'film', duration: mediaSec(60) })).toEqual([
    'itemDescribed',
  ]);
  expect(room.ask('ben', { type: 'itemEnded', item: 'film' })).toEqual([]);
  expect(room.wait(55_300).ask('ben', { type: 'itemEnded', item: 'film' })).toEqual(['itemEnded']);
});
