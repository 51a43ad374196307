import { expect, test } from 'vitest';
import { randomId, secretFrom } from './identity.ts';

test('a kept secret stays, anything else gives a new one', () => {
  const secret = secretFrom(null);
  expect(secret).toMatch(/^[A-Za-z0-9_-]{32}$/);
  expect(secretFrom(secret)).toBe(secret);
  expect(secretFrom('short')).not.toBe('short');
  expect(secretFrom('x'.repeat(20) + ' ')).toMatch(/^[A-Za-z0-9_-]{32}$/);
});

test('ids fit the protocol and do not repeat', () => {
  const ids = new Set(Array.from({ length: 500 }, () => randomId()));
  expect(ids.size).toBe(500);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{16}$/);
});
