import { fail } from '@lockstep/core';
import { beforeEach, expect, test } from 'vitest';
import type { RoomSession } from '../../room/room-session.ts';
import { createHistory } from './history.ts';
import { createSeen, type Seen } from './seen.ts';
import { SmallRoom } from './testkit/small-room.ts';

let world: SmallRoom;
let ann: RoomSession;
let ben: RoomSession;
let seen: Seen;
let visible: boolean;
let turn: () => void;

beforeEach(() => {
  world = new SmallRoom();
  ann = world.enter('Ann');
  world.advance();
  ann.participant.say('before');
  world.advance();
  ben = world.enter('Ben');
  const history = createHistory(ben, async () => fail('none'));
  visible = true;
  turn = () => {};
  seen = createSeen(ben, history, {
    visible: () => visible,
    onChange: (listener) => {
      turn = listener;
      return () => {};
    },
  });
  history.start();
  seen.start();
  world.advance();
});

const says = (session: RoomSession, text: string, more = {}): void => {
  session.participant.say(text, more);
  world.advance(300);
};
const unread = () => seen.store.getState().unread;

test('[TK20] what was said before one came is not unread; what others say then is, reactions are not', () => {
  expect(unread()).toBe(0);
  says(ann, 'one');
  says(ben, 'mine');
  says(ann, '👍', { kind: 'reaction' });
  expect(unread()).toBe(1);
});

test('[TK20] it is seen when the end is in sight on a visible page', () => {
  let atEnd = true;
  const stop = seen.watch(() => atEnd);
  says(ann, 'one');
  expect(unread()).toBe(0);
  visible = false;
  says(ann, 'two');
  expect(unread()).toBe(1);
  visible = true;
  turn();
  expect(unread()).toBe(0);
  atEnd = false;
  says(ann, 'three');
  expect(unread()).toBe(1);
  atEnd = true;
  seen.check();
  expect(unread()).toBe(0);
  stop();
  says(ann, 'four');
  expect(unread()).toBe(1);
});

test('[TK21] a mention of me, or an answer to me, is for me', () => {
  says(ann, 'hello @Cleo');
  expect(seen.store.getState().forMe).toBe(false);
  says(ann, 'hello @ben');
  expect(seen.store.getState().forMe).toBe(true);
  seen.watch(() => true);
  expect(seen.store.getState()).toMatchObject({ unread: 0, forMe: false });
});

test('[TK21] an answer to something I said is for me', () => {
  says(ben, 'question');
  const mine = ben.store.getState().chat.messages.at(-1)?.seq ?? 0;
  says(ann, 'answer', { replyTo: mine });
  expect(seen.store.getState()).toMatchObject({ unread: 1, forMe: true });
});
