import { ok, type Command } from '@lockstep/core';
import { expect, test } from 'vitest';
import { createMemoryLog } from '../adapters/log/memory.ts';
import type { EventLog } from '../ports/event-log.ts';
import { createServer } from '../testkit/evening.ts';

const titled = (title: string): Command => ({ type: 'setTitle', title });

/** A log that can be made to fail: before it keeps anything, or after. */
function breakable() {
  const log = createMemoryLog();
  const state: { fails: 'never' | 'before' | 'after' } = { fails: 'never' };
  const tried = async <Value>(act: () => Promise<Value>): Promise<Value> => {
    if (state.fails === 'before') throw new Error('away');
    const value = await act();
    if (state.fails === 'after') throw new Error('no answer');
    return value;
  };
  const broken: EventLog = {
    ...log,
    append: async (...words) => tried(async () => log.append(...words)),
    appendMessage: async (...words) => tried(async () => log.appendMessage(...words)),
  };
  return { log: broken, state };
}

const say = (id: string, text: string) => ({ type: 'say', id, kind: 'text', text }) as const;

test('[PR42] while the log is away commands are put off, the line stays, and later each happens once', async () => {
  const { log, state } = breakable();
  const server = createServer({ log });
  const ann = await server.peer('room', 'ann').hello('ann');
  const ben = await server.peer('room', 'ben').hello('ben');
  state.fails = 'before';
  await ann.ask(titled('One'), 'c1');
  ann.say(say('s1', 'hello'));
  await server.wait(100);
  expect(ann.ended).toBeNull();
  const refused = ann.all('refused');
  expect(refused.map(({ id, code }) => [id, code])).toEqual([
    ['c1', 'retry'],
    ['s1', 'retry'],
  ]);
  for (const { retryAfterMs } of refused) {
    expect(retryAfterMs).toBeGreaterThanOrEqual(500);
    expect(retryAfterMs).toBeLessThanOrEqual(1500);
  }
  state.fails = 'never';
  await ann.ask(titled('One'), 'c1');
  ann.say(say('s1', 'hello'));
  await server.wait(100);
  expect(ann.all('accepted').map(({ id }) => id)).toEqual(['c1', 's1']);
  expect(ben.events().filter((type) => type === 'titled')).toHaveLength(1);
  expect(ben.all('messages').flatMap(({ messages }) => messages)).toHaveLength(1);
});

test('[PR42] what was kept without an answer is found when it is asked again', async () => {
  const { log, state } = breakable();
  const server = createServer({ log });
  const ann = await server.peer('room', 'ann').hello('ann');
  const ben = await server.peer('room', 'ben').hello('ben');
  state.fails = 'after';
  await ann.ask(titled('One'), 'c1');
  ann.say(say('s1', 'hello'));
  await server.wait(100);
  expect(ann.all('refused').map(({ code }) => code)).toEqual(['retry', 'retry']);
  state.fails = 'never';
  await ann.ask(titled('One'), 'c1');
  ann.say(say('s1', 'hello'));
  await server.wait(100);
  expect(ann.all('accepted').map(({ id }) => id)).toEqual(['c1', 's1']);
  expect(ben.events().filter((type) => type === 'titled')).toHaveLength(1);
  expect(ben.all('messages').flatMap(({ messages }) => messages)).toMatchObject([{ id: 's1' }]);
  expect(await log.readMessages('room', null, 10)).toHaveLength(1);
});

test('[PR42] who waited behind one that failed is put off with it, and does not wait as long again', async () => {
  const log = createMemoryLog();
  const waiting: (() => void)[] = [];
  let away = false;
  const slow: EventLog = {
    ...log,
    append: async (...words) => {
      if (!away) return log.append(...words);
      await new Promise<void>((resolve) => waiting.push(resolve));
      if (away) throw new Error('away');
      return ok({ seq: 0 });
    },
  };
  const server = createServer({ log: slow });
  const ann = await server.peer('room', 'ann').hello('ann');
  away = true;
  await ann.ask(titled('One'), 'c1');
  await ann.ask(titled('Two'), 'c2');
  await ann.ask(titled('Three'), 'c3');
  expect(ann.all('refused')).toEqual([]);
  waiting.shift()?.();
  await server.wait(100);
  expect(ann.all('refused').map(({ id, code }) => [id, code])).toEqual([
    ['c1', 'retry'],
    ['c2', 'retry'],
    ['c3', 'retry'],
  ]);
  expect(waiting).toEqual([]);
});
