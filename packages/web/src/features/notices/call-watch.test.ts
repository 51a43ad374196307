import { expect, test } from 'vitest';
import { serverMs, type Presence } from '@lockstep/core';
import { callStep } from './call-watch.ts';

const row = (connection: string, call?: { readonly screen?: boolean }): Presence => ({
  connection,
  member: connection,
  device: 'computer',
  link: 'up',
  telemetry: null,
  ...(call === undefined
    ? {}
    : { call: { since: serverMs(1), mic: true, camera: false, screen: call.screen ?? false } }),
});
const view = (...roster: readonly Presence[]) => ({ roster, myConnection: 'me' });
const start = callStep(null, view(row('me'), row('ann', {}), row('ben'))).memory;

test('[CA88] what was so before one came is no news', () => {
  expect(callStep(null, view(row('me'), row('ann', { screen: true }))).news).toEqual([]);
});

test('[CA88] who comes into the call, who leaves it', () => {
  const came = callStep(start, view(row('me'), row('ann', {}), row('ben', {})));
  expect(came.news).toEqual([{ type: 'joined', member: 'ben' }]);
  const left = callStep(came.memory, view(row('me'), row('ann'), row('ben', {})));
  expect(left.news).toEqual([{ type: 'left', member: 'ann' }]);
});

test('[CA88] who has left the room is not told of twice', () => {
  expect(callStep(start, view(row('me'), row('ben'))).news).toEqual([]);
});

test('[CA88] beginning and end of a shared screen', () => {
  const shares = callStep(start, view(row('me'), row('ann', { screen: true }), row('ben')));
  expect(shares.news).toEqual([{ type: 'shares', member: 'ann' }]);
  const over = callStep(shares.memory, view(row('me'), row('ann', {}), row('ben')));
  expect(over.news).toEqual([{ type: 'shareOver', member: 'ann' }]);
});

test('[CA88] what one does oneself is no news', () => {
  const mine = callStep(start, view(row('me', { screen: true }), row('ann', {}), row('ben')));
  expect(mine.news).toEqual([]);
  expect(callStep(mine.memory, view(row('me'), row('ann', {}), row('ben'))).news).toEqual([]);
});

test('[CA88] a line that was down brings no news of its own', () => {
  const down = callStep(start, view());
  expect(down.news).toEqual([]);
  expect(callStep(down.memory, view(row('me'), row('ann', {}), row('ben'))).news).toEqual([]);
});
