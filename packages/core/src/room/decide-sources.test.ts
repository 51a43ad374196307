import { expect, test } from 'vitest';
import { RoomTrial, addFilm } from '../testkit/room-trial.ts';
import type { Command } from './commands.ts';
import type { Source } from './state.ts';

const hashOf = (letter: string): string => letter.repeat(64);
const link = (name: string): Source => ({ kind: 'link', url: `https://films.example/${name}` });
const file: Source = { kind: 'file', name: 'film.mkv', size: 1000 };
const add = (source: Source): Command => ({ type: 'addSource', item: 'film', source });
const remove = (source: Source): Command => ({ type: 'removeSource', item: 'film', source });
const tell = (hash: string, size = 1000): Command => ({
  type: 'fingerprintItem',
  item: 'film',
  fingerprint: { size, hash, name: 'film.mkv' },
});
const watching = (): RoomTrial => RoomTrial.watching(600, 'ann', 'ben', 'cleo');
const sourcesOf = ({ state }: RoomTrial): readonly Source[] => state.queue[0]?.sources ?? [];

test('[RM69] an item takes further sources, each once, at the end', () => {
  const room = watching();
  const [first] = sourcesOf(room);
  expect(room.ask('ben', add(link('b')))).toEqual(['sourceAdded']);
  expect(room.ask('ann', add(link('b')))).toEqual([]);
  expect(room.ask('ann', add(file))).toEqual(['sourceAdded']);
  expect(sourcesOf(room)).toEqual([first, link('b'), file]);
  expect(room.line).toMatchObject({ position: 0 });
});

test('[RM69] eight sources are enough, and what no player opens is none', () => {
  const room = watching();
  for (let n = 1; n < 8; n++) expect(room.ask('ann', add(link(`${n}`)))).toEqual(['sourceAdded']);
  expect(room.ask('ann', add(link('more')))).toBe('listFull');
  expect(room.ask('ann', add({ kind: 'link', url: 'javascript:alert(1)' }))).toBe('outOfRange');
  expect(room.ask('ann', { type: 'addSource', item: 'none', source: file })).toBe('unknownItem');
});

test('[RM70] a source is taken away, but not the last', () => {
  const room = watching();
  const [first] = sourcesOf(room);
  if (first === undefined) throw new Error('the film has no source');
  expect(room.ask('ann', remove(first))).toBe('lastSource');
  room.ask('ann', add(link('b')));
  expect(room.ask('ann', remove(link('none')))).toEqual([]);
  expect(room.ask('ann', remove(first))).toEqual(['sourceRemoved']);
  expect(sourcesOf(room)).toEqual([link('b')]);
});

test('[RM70] of what is on only who moves pictures takes a source away; anything may be added by who fills the queue', () => {
  const room = watching();
  room.ask('ann', { type: 'setControlMode', mode: 'hosts' });
  expect(room.ask('ben', add(link('b')))).toEqual(['sourceAdded']);
  expect(room.ask('ben', remove(link('b')))).toBe('notInControl');
  room.ask('ann', addFilm('next', 60, false));
  expect(room.ask('ben', { type: 'addSource', item: 'next', source: link('n') })).toEqual(['sourceAdded']);
  expect(room.ask('ben', { type: 'removeSource', item: 'next', source: link('n') })).toEqual([
    'sourceRemoved',
  ]);
});

test('[RM71] the first fingerprint holds, and only the bringer corrects it', () => {
  const room = watching();
  expect(room.ask('ben', tell(hashOf('b')))).toEqual(['itemFingerprinted']);
  expect(room.ask('cleo', tell(hashOf('c')))).toEqual([]);
  expect(room.state.queue[0]?.fingerprint).toEqual({ size: 1000, hash: hashOf('b'), name: 'film.mkv' });
  expect(room.ask('ann', tell(hashOf('b')))).toEqual([]);
  expect(room.ask('ann', tell(hashOf('a')))).toEqual(['itemFingerprinted']);
});

test('[RM71] who neither brought the item nor steers is not believed', () => {
  const room = watching();
  room.ask('ann', { type: 'setControlMode', mode: 'hosts' });
  expect(room.ask('ben', tell(hashOf('b')))).toEqual([]);
  expect(room.state.queue[0]?.fingerprint).toBeUndefined();
  expect(room.ask('ann', tell(hashOf('a')))).toEqual(['itemFingerprinted']);
});

test('[RM71] the fingerprint of a file is that of one as large as the room says', () => {
  const room = RoomTrial.with('ann');
  const item = { id: 'film', title: 'x', duration: null, sources: [file] };
  room.ask('ann', { type: 'addItem', item, select: true });
  expect(room.ask('ann', tell(hashOf('a'), 999))).toEqual([]);
  expect(room.ask('ann', tell(hashOf('a'), 1000))).toEqual(['itemFingerprinted']);
});
