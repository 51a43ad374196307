import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { addressOf } from './address.ts';

const request = (forwarded?: string) =>
  ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress: '10.0.0.9' },
  }) as unknown as IncomingMessage;

test('the other end is who it says on the line, whatever a header claims', () => {
  expect(addressOf(request(), false)).toBe('10.0.0.9');
  expect(addressOf(request('1.2.3.4'), false)).toBe('10.0.0.9');
});

test('behind a trusted proxy it is who the proxy saw, not who the client claims to be', () => {
  expect(addressOf(request('6.6.6.6, 1.2.3.4'), true)).toBe('1.2.3.4');
  expect(addressOf(request(), true)).toBe('10.0.0.9');
});
