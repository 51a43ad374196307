import { expect, test } from 'vitest';
import { RoomTrial } from '../testkit/room-trial.ts';
import { callRefusal } from './calls.ts';

test('[CA2] in the call is whoever may, while the room has calls and is open', () => {
  const room = RoomTrial.with('ann', 'ben');
  expect(callRefusal(room.state, 'ben')).toBeNull();
  room.ask('ann', { type: 'setRole', member: 'ben', role: 'viewer' });
  expect(callRefusal(room.state, 'ben')).toBe('notAllowed');
  room.ask('ann', { type: 'setRight', action: 'call', from: 'viewer' });
  expect(callRefusal(room.state, 'ben')).toBeNull();
  room.ask('ann', { type: 'setSetting', setting: { name: 'calls', on: false, most: 6 } });
  expect(callRefusal(room.state, 'ann')).toBe('callsOff');
  room.ask('ann', { type: 'close' });
  expect(callRefusal(room.state, 'ann')).toBe('roomClosed');
});
