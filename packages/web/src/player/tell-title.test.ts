import { emptyRoom, type Command, type Item } from '@lockstep/core';
import { expect, test } from 'vitest';
import type { RoomSession } from '../room/room-session.ts';
import type { FeedSource } from './feeds/feed.ts';
import { tellTitle } from './tell-title.ts';

const URL = 'https://youtu.be/aqz-KE-bpKQ';
const source: FeedSource = { kind: 'embed', url: URL, site: 'youtube', isOwn: false };
const item: Item = {
  id: 'i1',
  title: 'YouTube aqz-KE-bpKQ',
  duration: null,
  sources: [{ kind: 'link', url: URL }],
  addedBy: 'ann',
};

function told(me: string, film: Item, from: FeedSource, title: string | null): readonly Command[] {
  const sent: Command[] = [];
  const session = {
    store: { getState: () => ({ room: { ...emptyRoom, queue: [film], current: film.id }, me }) },
    participant: { send: (command: Command) => sent.push(command) },
  } as unknown as RoomSession;
  tellTitle(session, film, from, title);
  return sent;
}

test('[EM3] who has brought a film tells the room what its site calls it', () => {
  expect(told('ann', item, source, 'Big Buck Bunny')).toEqual([
    { type: 'renameItem', item: 'i1', title: 'Big Buck Bunny' },
  ]);
});

test('[EM3] nobody else does, nor where it was given a title, nor without one', () => {
  expect(told('ben', item, source, 'Big Buck Bunny')).toEqual([]);
  expect(told('ann', { ...item, title: 'For Sunday' }, source, 'Big Buck Bunny')).toEqual([]);
  expect(told('ann', item, source, ' ')).toEqual([]);
  expect(told('ann', item, source, null)).toEqual([]);
  expect(told('ann', item, { kind: 'link', url: URL, isOwn: false }, 'Big Buck Bunny')).toEqual([]);
});
