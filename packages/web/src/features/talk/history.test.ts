import { ok, serverMs, fail, type Message } from '@lockstep/core';
import { beforeEach, expect, test } from 'vitest';
import type { RoomSession } from '../../room/room-session.ts';
import { createHistory, type AskOlder, type History } from './history.ts';
import { SmallRoom } from './testkit/small-room.ts';

let world: SmallRoom;
let ann: RoomSession;

beforeEach(() => {
  world = new SmallRoom();
  ann = world.enter('ann');
  world.advance();
});

const say = (session: RoomSession, ...texts: readonly string[]): void => {
  for (const text of texts) {
    session.participant.say(text);
    world.advance(300);
  }
};
const texts = (messages: readonly Message[]) => messages.map(({ text }) => text);
const seqs = ({ store }: History) => store.getState().messages.map(({ seq }) => seq);

test('[TK19] what was said before one came is history; what is said then is told', () => {
  say(ann, 'before');
  const ben = world.enter('ben');
  const history = createHistory(ben, async () => fail('none'));
  const told: string[] = [];
  history.onSaid((messages) => told.push(...texts(messages)));
  const stop = history.start();
  world.advance();
  say(ann, 'now');
  expect(texts(history.store.getState().messages)).toEqual(['before', 'now']);
  expect(told).toEqual(['now']);
  stop();
  say(ann, 'later');
  expect(told).toEqual(['now']);
});

test('[CL67] what is said is told in the moment in which it comes, before the view is told of', () => {
  const ben = world.enter('ben');
  world.advance();
  const history = createHistory(ben, async () => fail('none'));
  const viewHad: boolean[] = [];
  const told: string[] = [];
  history.onSaid((messages) => {
    told.push(...texts(messages));
    viewHad.push(ben.store.getState().chat.messages.length > 0);
  });
  history.start();
  say(ann, 'now');
  expect(told).toEqual(['now']);
  expect(viewHad).toEqual([false]);
});

test('[TK19] one of mine is told once, when it comes back', () => {
  const history = createHistory(ann, async () => fail('none'));
  const told: string[] = [];
  history.start();
  history.onSaid((messages) => told.push(...texts(messages)));
  say(ann, 'mine');
  expect(told).toEqual(['mine']);
});

const page = (from: number, to: number): readonly Message[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({
    seq: from + i,
    at: serverMs(i),
    author: 'x',
    kind: 'text',
    text: `old ${from + i}`,
  }));

/** A session of a room in which so much was said that the welcome brought only what came after message `last`. */
function late(last: number, askOlder: AskOlder): History {
  const view = ann.store.getState();
  const messages = page(last + 1, last + 3);
  ann.store.setState({ ...view, chat: { messages, unsent: [] } }, true);
  const history = createHistory(ann, askOlder);
  history.start();
  return history;
}

test('[TK5] older pages come one at a time, until there are none', async () => {
  const asked: number[] = [];
  const history = late(250, async (before) => {
    asked.push(before);
    return ok(page(Math.max(1, before - 100), before - 1));
  });
  expect(history.store.getState().older).toBe('more');
  const first = history.loadOlder();
  // While one is on its way no other is asked for.
  await Promise.all([first, history.loadOlder()]);
  expect(asked).toEqual([251]);
  expect(seqs(history)[0]).toBe(151);
  expect(await history.reach(20)).toBe(true);
  expect(asked).toEqual([251, 151, 51]);
  expect(history.store.getState().older).toBe('none');
  expect(seqs(history)).toEqual(Array.from({ length: 253 }, (_, i) => i + 1));
});

test('[TK5] a page that cannot be had is told, and can be asked for again', async () => {
  let reachable = false;
  const history = late(50, async (before) => (reachable ? ok(page(1, before - 1)) : fail('unreachable')));
  expect(await history.reach(3)).toBe(false);
  expect(history.store.getState().older).toBe('failed');
  reachable = true;
  await history.loadOlder();
  expect(history.store.getState().older).toBe('none');
});
