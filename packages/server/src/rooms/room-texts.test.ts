import { emptyRoom, type Item, type RoomState } from '@lockstep/core';
import { expect, test } from 'vitest';
import { isTextName, textAddress, textsNamedIn } from './room-texts.ts';

const name = (letter: string): string => letter.repeat(43);
const item = (id: string, ...urls: readonly string[]): Item => ({
  id,
  title: id,
  duration: null,
  sources: [],
  addedBy: 'ann',
  subtitles: urls.map((url, n) => ({ id: `${id} ${n}`, label: id, lang: null, url })),
});
const undo = (...items: readonly Item[]): RoomState['undos'][number] => ({
  id: 'c',
  what: 'removed',
  order: [],
  items,
  markers: [],
});

test('[SB19] a room names what its items lead to, and those that can come back', () => {
  const state: RoomState = {
    ...emptyRoom,
    queue: [item('1', textAddress(name('a')), 'https://elsewhere.example/x.srt'), item('2')],
    undos: [undo(item('3', textAddress(name('b')))), undo()],
  };
  expect([...textsNamedIn(state)]).toEqual([name('a'), name('b')]);
  expect([...textsNamedIn({ ...state, closed: true })]).toEqual([]);
});

test('[SB19] an address with more behind it names the text too, one of another length names none', () => {
  const queue = [
    item('1', `${textAddress(name('a'))}?x=1`, textAddress(`${name('b')}b`), '/api/subtitles/c'),
  ];
  expect([...textsNamedIn({ ...emptyRoom, queue })]).toEqual([name('a')]);
  expect([isTextName(name('a')), isTextName('identity-key')]).toEqual([true, false]);
});
