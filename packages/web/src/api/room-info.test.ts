import { expect, test } from 'vitest';
import { asRoomInfo } from './room-info.ts';

const answer = {
  room: 'ignored here',
  title: 'Friday',
  present: [{ name: 'Ann', colour: 3 }],
  item: { title: 'Night train', duration: 60, kind: 'file' },
  playing: true,
  position: 12.5,
};

test('a full answer comes through', () => {
  expect(asRoomInfo(answer)).toEqual({
    door: 'open',
    title: 'Friday',
    present: [{ name: 'Ann', colour: 3 }],
    item: { title: 'Night train', duration: 60, kind: 'file' },
    playing: true,
    position: 12.5,
  });
});

test('what is not a room info is refused', () => {
  for (const body of [null, 'text', [], {}, { ...answer, position: 'soon' }, { ...answer, present: null }]) {
    expect(asRoomInfo(body)).toBeNull();
  }
});

test('damaged parts are left out, the rest stands', () => {
  const info = asRoomInfo({
    ...answer,
    present: [
      { name: 7, colour: 1 },
      { name: 'Ben', colour: 1 },
    ],
    item: { title: 'Night train', duration: -1, kind: 'other' },
  });
  expect(info?.present).toEqual([{ name: 'Ben', colour: 1 }]);
  expect(info?.item).toEqual({ title: 'Night train', duration: null, kind: 'link' });
});

test('a door that is not open says so', () => {
  expect(asRoomInfo({ ...answer, door: 'locked' })?.door).toBe('locked');
  expect(asRoomInfo({ ...answer, door: 'ajar' })?.door).toBe('open');
});
