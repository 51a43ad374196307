import { expect, test } from 'vitest';
import { parseRedisAddress } from './address.ts';

const open = { username: null, password: null, tls: false };

test.each([
  ['redis://here', { ...open, kind: 'single', at: { host: 'here', port: 6379 } }],
  ['redis://here:7000/0', { ...open, kind: 'single', at: { host: 'here', port: 7000 } }],
  ['redis://[::1]:7000', { ...open, kind: 'single', at: { host: '::1', port: 7000 } }],
  [
    'rediss://ann:p%40ss@here',
    { username: 'ann', password: 'p@ss', tls: true, kind: 'single', at: { host: 'here', port: 6379 } },
  ],
  ['redis://:secret@here', { ...open, password: 'secret', kind: 'single', at: { host: 'here', port: 6379 } }],
  [
    'redis+sentinel://a:1,b/mine',
    {
      ...open,
      kind: 'sentinel',
      name: 'mine',
      sentinels: [
        { host: 'a', port: 1 },
        { host: 'b', port: 26_379 },
      ],
    },
  ],
  [
    'redis+cluster://a,b:7001',
    {
      ...open,
      kind: 'cluster',
      nodes: [
        { host: 'a', port: 6379 },
        { host: 'b', port: 7001 },
      ],
    },
  ],
])('%s is understood', (text, address) => {
  expect(parseRedisAddress(text)).toEqual({ ok: true, value: address });
});

test.each([
  '',
  'here:6379',
  'http://here',
  'redis://',
  'redis://a,b',
  'redis://here/1',
  'redis://here:99999',
  'redis+sentinel://a',
  'redis+cluster://a/name',
  'redis://:secret@a b',
])('%j is not, and what is said does not tell it', (text) => {
  const parsed = parseRedisAddress(text);
  expect(parsed.ok).toBe(false);
  expect(JSON.stringify(parsed)).not.toContain('secret');
});
