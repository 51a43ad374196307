import { beforeEach, expect, test } from 'vitest';
import type { RoomSession } from '../../room/room-session.ts';
import { createDraft, type DraftStore } from './draft.ts';
import { createSending, type Sending } from './sending.ts';
import { SmallRoom } from './testkit/small-room.ts';

let world: SmallRoom;
let ann: RoomSession;
let draft: DraftStore;
let sending: Sending;

beforeEach(() => {
  world = new SmallRoom();
  ann = world.enter('Ann');
  world.advance();
  draft = createDraft();
  sending = createSending(ann, draft);
  sending.start();
});

const said = () => {
  world.advance(500);
  return ann.store.getState().chat.messages.at(-1);
};

test('[TK22] what is sent leaves the box at once; nothing is not sent', () => {
  draft.setState({ text: '  hello  ' });
  expect(sending.send()).toBe(true);
  expect(draft.getState().text).toBe('');
  expect(ann.participant.view().chat.unsent).toHaveLength(1);
  expect(said()).toMatchObject({ text: 'hello', kind: 'text' });
  draft.setState({ text: ' \n ' });
  expect(sending.send()).toBe(false);
});

test('[TK2] it says which film is on, and where it is', () => {
  ann.participant.send({
    type: 'addItem',
    item: { id: 'film', title: 'Film', duration: null, sources: [{ kind: 'link', url: '/x.mp4' }] },
    select: true,
  });
  world.advance();
  draft.setState({ text: 'here', way: 'roll', colour: 3, timed: true });
  sending.send();
  expect(said()).toMatchObject({ item: 'film', mediaAt: 0, style: 'roll-3-timed' });
});

test('[TK1] danmaku are a way to talk, a notice and a pinned line are for once', () => {
  draft.setState({ text: 'a', way: 'top', colour: 2 });
  sending.send();
  expect(said()).toMatchObject({ style: 'top-2' });
  expect(draft.getState().way).toBe('top');
  draft.setState({ text: 'b', way: 'notice' });
  sending.send();
  expect(said()).toMatchObject({ style: 'notice' });
  expect(draft.getState().way).toBe('chat');
  draft.setState({ text: 'c', way: 'pin' });
  sending.send();
  world.advance();
  expect(ann.store.getState().room?.pinned?.text).toBe('c');
  sending.unpin();
  world.advance();
  expect(ann.store.getState().room?.pinned).toBeNull();
});

test('[TK6] a reaction stands under its message and is taken back by another', () => {
  draft.setState({ text: 'a' });
  sending.send();
  const message = said();
  if (message === undefined) throw new Error('nothing was said');
  sending.react(message, '👍', true);
  expect(said()).toMatchObject({ kind: 'reaction', text: '👍', replyTo: message.seq });
  sending.react(message, '👍', false);
  expect(said()).toMatchObject({ kind: 'reaction', style: 'off', replyTo: message.seq });
  sending.fly('🎉');
  expect(said()?.replyTo).toBeUndefined();
});

test('[TK23] what is refused goes back into the box, before what was written since; a reaction does not', () => {
  ann.participant.send({ type: 'setRight', action: 'chat', from: 'host' });
  const ben = world.enter('Ben');
  world.advance();
  const his = createDraft();
  const sends = createSending(ben, his);
  sends.start();
  his.setState({ text: 'may I?' });
  sends.send();
  his.setState({ text: 'more' });
  sends.fly('🎉');
  world.advance();
  expect(his.getState()).toMatchObject({ text: 'may I?\nmore', problem: 'notAllowed' });
});

test('[TK23] when too much waits it stays in the box', () => {
  for (let i = 0; i < 60; i += 1) {
    draft.setState({ text: `m${i}` });
    if (!sending.send()) break;
  }
  expect(draft.getState().problem).toBe('full');
  expect(draft.getState().text).not.toBe('');
});
