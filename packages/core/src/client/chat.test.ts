import { beforeEach, expect, test } from 'vitest';
import type { Refused } from '../protocol/answers.ts';
import type { Say } from '../protocol/message-shapes.ts';
import type { Message } from '../room/message.ts';
import { emptyRoom } from '../room/state.ts';
import { serverMs } from '../runtime/units.ts';
import { FakeRuntime } from '../testkit/fake-runtime.ts';
import { SmallWorld } from '../testkit/small-world.ts';
import { createChat, type Chat } from './chat.ts';

let runtime: FakeRuntime;
let chat: Chat;
let up: boolean;
let sent: Say[];
let unsaid: string[];

beforeEach(() => {
  runtime = new FakeRuntime();
  up = true;
  sent = [];
  unsaid = [];
  chat = createChat({
    runtime,
    send: (say) => {
      if (up) sent.push(say);
      return up;
    },
    refused: (_, code) => unsaid.push(code),
  });
});

const message = (seq: number, id?: string): Message => ({
  seq,
  at: serverMs(seq),
  author: 'ann',
  text: `t${seq}`,
  kind: 'text',
  ...(id === undefined ? {} : { id }),
});
const refusal = (id: string, retryAfterMs: number | null): Refused => ({
  type: 'refused',
  id,
  code: retryAfterMs === null ? 'notAllowed' : 'tooFast',
  playback: emptyRoom.playback,
  retryAfterMs,
});

test('[CL41] what was said waits for its confirmation, and is sent again under the same id', () => {
  up = false;
  const id = chat.say('  Hello\u202E there ');
  expect(sent).toEqual([]);
  up = true;
  chat.online();
  chat.online();
  expect(sent.map((say) => [say.id, say.text])).toEqual([
    [id, 'Hello there'],
    [id, 'Hello there'],
  ]);
  chat.take([message(1, id ?? '')]);
  expect(chat.view().unsent).toEqual([]);
  chat.online();
  expect(sent).toHaveLength(2);
});

test('[CL41] what nothing is left of is not said', () => {
  expect(chat.say(' \u200B\n')).toBeNull();
  expect(sent).toEqual([]);
});

test('[CL42] messages stand in their order, each once, however they come', () => {
  chat.take([message(3), message(1)]);
  chat.take([message(2), message(3)]);
  expect(chat.view().messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
});

test('[CL43] said too fast is said later; refused is told', () => {
  const id = chat.say('quick') ?? '';
  chat.refused(refusal(id, 200));
  expect(sent).toHaveLength(1);
  runtime.advance(200);
  expect(sent).toHaveLength(2);
  chat.refused(refusal(id, null));
  expect(unsaid).toEqual(['notAllowed']);
  expect(chat.view().unsent).toEqual([]);
});

test('[CL41] what waited goes out a few at a time, in its order', () => {
  up = false;
  const ids = Array.from({ length: 20 }, (_, i) => chat.say(`m${i}`));
  up = true;
  chat.online();
  expect(sent.map(({ id }) => id)).toEqual(ids.slice(0, 8));
  chat.take([message(1, ids[0] ?? '')]);
  expect(sent.map(({ id }) => id)).toEqual(ids.slice(0, 9));
});

test('[CL43] after a word too fast the rest goes one by one', () => {
  const ids = Array.from({ length: 4 }, (_, i) => chat.say(`m${i}`) ?? '');
  for (const id of ids) chat.refused(refusal(id, 200));
  sent = [];
  runtime.advance(200);
  expect(sent.map(({ id }) => id)).toEqual(ids.slice(0, 1));
  ids.forEach((id, i) => chat.take([message(i + 1, id)]));
  expect(sent.map(({ id }) => id)).toEqual(ids);
});

test('stopped, it leaves no timer', () => {
  chat.refused(refusal(chat.say('quick') ?? '', 200));
  chat.stop();
  expect(runtime.time.planned).toBe(0);
});

test('[CL42] who comes later reads what was said before', () => {
  const world = new SmallWorld();
  const ann = world.member('ann');
  world.advance(2000);
  ann.participant.say('First!', { kind: 'text' });
  world.advance(2000);
  const ben = world.member('ben');
  world.advance(2000);
  const [first] = ben.participant.view().chat.messages;
  expect(first).toMatchObject({ text: 'First!', name: 'ann', kind: 'text' });
  expect(ann.participant.view().chat.unsent).toEqual([]);
});
