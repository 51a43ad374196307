import { expect, test } from 'vitest';
import { parseRooms, withRoom, type RecentRoom } from './recent-rooms.ts';

const rooms: readonly RecentRoom[] = [
  { room: 'a', title: 'Friday' },
  { room: 'b', title: '' },
];

test('the latest room comes first and once', () => {
  expect(withRoom(rooms, { room: 'b', title: 'Night' })).toEqual([
    { room: 'b', title: 'Night' },
    { room: 'a', title: 'Friday' },
  ]);
});

test('a room without a title keeps the one it had', () => {
  expect(withRoom(rooms, { room: 'a', title: '' })[0]).toEqual({ room: 'a', title: 'Friday' });
});

test('only the last six are kept', () => {
  const many = Array.from({ length: 9 }, (_, index) => ({ room: `r${index}`, title: '' }));
  const list = many.reduce<readonly RecentRoom[]>((all, room) => withRoom(all, room), []);
  expect(list.map(({ room }) => room)).toEqual(['r8', 'r7', 'r6', 'r5', 'r4', 'r3']);
});

test('a damaged memory is an empty list, damaged rows are left out', () => {
  expect(parseRooms(null)).toEqual([]);
  expect(parseRooms('{')).toEqual([]);
  expect(parseRooms('{"room":"a"}')).toEqual([]);
  expect(parseRooms('[{"room":1,"title":""},{"room":"a","title":"x"}]')).toEqual([{ room: 'a', title: 'x' }]);
});
