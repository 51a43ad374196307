import { serverMs, type Message, type Say } from '@lockstep/core';
import { expect, test } from 'vitest';
import { rowsOf, type RowsOf } from './rows.ts';
import { toneOf, withLine, type NewLine, type SystemLine } from './system-line.ts';

const DAY = 86_400_000;
const message = (seq: number, at: number, author: string, more: Partial<Message> = {}): Message => ({
  seq,
  at: serverMs(at),
  author,
  kind: 'text',
  text: `t${seq}`,
  ...more,
});
const line = (id: number, at: number): SystemLine => ({
  id,
  at: serverMs(at),
  tone: 'deed',
  kind: String(id),
  text: () => `line ${id}`,
});
const rows = (more: Partial<RowsOf>) =>
  rowsOf({
    messages: [],
    lines: [],
    unsent: [],
    me: 'me',
    seenBefore: null,
    dayOf: (at) => String(Math.floor(at / DAY)),
    ...more,
  }).map((row) => {
    switch (row.type) {
      case 'day':
      case 'unread':
        return row.type;
      case 'line':
        return row.line.text();
      case 'message':
        return `${row.head ? '# ' : ''}${row.message.text}`;
      case 'unsent':
        return `${row.head ? '# ' : ''}${row.say.text}…`;
    }
  });

test('[TK9] the same author goes on under his name, for five minutes', () => {
  const messages = [
    message(1, 0, 'ann'),
    message(2, 1000, 'ann'),
    message(3, 2000, 'ben'),
    message(4, 400_000, 'ben'),
  ];
  expect(rows({ messages })).toEqual(['day', '# t1', 't2', '# t3', '# t4']);
});

test('[TK9] a new day, what happened and what is unread stand between, and begin anew', () => {
  expect(
    rows({
      messages: [message(1, 10, 'ann'), message(2, 20, 'ann'), message(3, DAY + 5, 'ann')],
      lines: [line(1, 15), line(2, DAY + 9)],
      seenBefore: 2,
    }),
  ).toEqual(['day', '# t1', 'line 1', '# t2', 'day', 'unread', '# t3', 'line 2']);
});

test('[TK9] reactions have no rows of their own', () => {
  const reaction = message(2, 20, 'ben', { kind: 'reaction', text: '👍', replyTo: 1 });
  const all = rowsOf({
    messages: [message(1, 10, 'ann'), reaction],
    lines: [],
    unsent: [],
    me: null,
    seenBefore: null,
    dayOf: () => '',
  });
  expect(all.at(-1)).toMatchObject({ type: 'message', tallies: [{ emoji: '👍', members: ['ben'] }] });
});

const say = (id: string, more: Partial<Say> = {}): Say => ({
  type: 'say',
  id,
  kind: 'text',
  text: id,
  ...more,
});

test('[TK22] what has come back stands there once, also while it is still called unsent', () => {
  const unsent = [say('a'), say('b'), say('c', { kind: 'reaction', text: '👍', replyTo: 1 })];
  const messages = [
    message(1, 10, 'ann'),
    message(2, 20, 'me', { id: 'a', text: 'a' }),
    message(3, 30, 'me', { id: 'c', kind: 'reaction', text: '👍', replyTo: 1 }),
  ];
  expect(rows({ messages, unsent })).toEqual(['day', '# t1', '# a', 'b…']);
  const all = rowsOf({ messages, lines: [], unsent, me: 'me', seenBefore: null, dayOf: () => '' });
  expect(all[0]).toMatchObject({ tallies: [{ emoji: '👍', members: ['me'] }] });
});

test('[TK9] what waits comes last, and a reaction that waits counts at once', () => {
  const unsent = [say('a'), say('b'), say('c', { kind: 'reaction', text: '👍', replyTo: 1 })];
  expect(rows({ messages: [message(1, 10, 'ann')], unsent })).toEqual(['day', '# t1', '# a…', 'b…']);
  expect(rows({ messages: [message(1, 10, 'me')], unsent })).toEqual(['day', '# t1', 'a…', 'b…']);
});

test('[TK9] what happened before the oldest message known is left out while there are older ones', () => {
  expect(rows({ messages: [message(5, 100, 'ann')], lines: [line(1, 50)] })).toEqual(['day', '# t5']);
  expect(rows({ messages: [message(1, 100, 'ann')], lines: [line(1, 50)] })).toEqual([
    'day',
    'line 1',
    '# t1',
  ]);
});

test('[TK11] doing the same again takes the place of the last time', () => {
  const seek = (at: number, kind = 'seeked ann'): NewLine => ({
    at: serverMs(at),
    tone: 'deed',
    kind,
    text: () => String(at),
  });
  let lines: readonly SystemLine[] = [];
  for (const [i, each] of [
    seek(0),
    seek(1000),
    seek(20_000),
    seek(20_500, 'seeked ben'),
    seek(21_000),
  ].entries()) {
    lines = withLine(lines, each, i);
  }
  expect(lines.map((each) => each.text())).toEqual(['1000', '20000', '20500', '21000']);
});

test('[TK10] doors, deeds, trouble and progress are told apart', () => {
  expect(toneOf({ type: 'left', member: 'a' })).toBe('door');
  expect(toneOf({ type: 'linePinned', text: 'x' })).toBe('deed');
  expect(toneOf({ type: 'itemRemoved', item: 'x' })).toBe('progress');
});
