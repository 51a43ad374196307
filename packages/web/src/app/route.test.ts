import { expect, test } from 'vitest';
import { roomPath, routeOf } from './route.ts';

const ROOM = 'AbCdEfGhJkLmNpQrStUvWx';

test('the first page', () => {
  expect(routeOf('/')).toEqual({ page: 'home' });
});

test('the page that measures delays', () => {
  expect(routeOf('/calibrate')).toEqual({ page: 'calibrate' });
  expect(routeOf('/calibrate/')).toEqual({ page: 'calibrate' });
});

test('a room, and back to its address', () => {
  expect(routeOf(`/r/${ROOM}`)).toEqual({ page: 'room', room: ROOM });
  expect(routeOf(`/r/${ROOM}/`)).toEqual({ page: 'room', room: ROOM });
  expect(routeOf(roomPath(ROOM))).toEqual({ page: 'room', room: ROOM });
});

test('a room link that lost a part on its way is no room', () => {
  expect(routeOf(`/r/${ROOM.slice(0, -1)}`)).toEqual({ page: 'lost' });
  // 0, O, I and l are not in base58.
  expect(routeOf(`/r/${ROOM.slice(0, -1)}0`)).toEqual({ page: 'lost' });
  expect(routeOf('/r/')).toEqual({ page: 'lost' });
  expect(routeOf(`/r/${ROOM}/more`)).toEqual({ page: 'lost' });
  expect(routeOf('/about')).toEqual({ page: 'lost' });
});
