import { expect, test } from 'vitest';
import { asPage } from './messages.ts';

const message = { seq: 3, at: 12, author: 'ann', kind: 'text', text: 'hi', name: 'Ann' };

test('a page comes through', () => {
  expect(asPage(JSON.stringify({ messages: [message] }))).toEqual({ ok: true, value: [message] });
  expect(asPage('{"messages":[]}')).toEqual({ ok: true, value: [] });
});

test('what is no page is refused', () => {
  for (const body of ['', '[]', '{}', 'null', '{"messages":[{"seq":-1}]}', '<html>', '{"messages":[],']) {
    expect(asPage(body)).toEqual({ ok: false, error: 'unreachable' });
  }
});
