import { expect, test } from 'vitest';
import { addressOf, isLoopback, neighbourhoodOf } from './address.ts';
import { createTrust } from './trust.ts';

const request = (remoteAddress: string, forwarded?: string | string[]) =>
  ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress },
  }) as never;

test('[OP8] nobody is believed unless trusted', () => {
  expect(addressOf(request('9.9.9.9', '1.1.1.1'), createTrust(0))).toBe('9.9.9.9');
  expect(addressOf(request('9.9.9.9', '1.1.1.1'), createTrust(['10.0.0.0/8']))).toBe('9.9.9.9');
});

test('one proxy in front tells whom it saw; what that one says of others does not count', () => {
  expect(addressOf(request('9.9.9.9', '6.6.6.6, 1.1.1.1'), createTrust(1))).toBe('1.1.1.1');
  expect(addressOf(request('9.9.9.9', ['6.6.6.6', '1.1.1.1']), createTrust(1))).toBe('1.1.1.1');
});

test('[OP8] a chain is followed as far as its members are trusted', () => {
  const trust = createTrust(['10.0.0.0/8', 'loopback']);
  expect(addressOf(request('::ffff:127.0.0.1', '6.6.6.6, 1.1.1.1, 10.2.3.4'), trust)).toBe('1.1.1.1');
  expect(addressOf(request('::1', '10.9.9.9'), trust)).toBe('10.9.9.9');
  expect(addressOf(request('fd00::1', '2001:db8::7'), createTrust(['private']))).toBe('2001:db8::7');
});

test('what is no address is not taken for one', () => {
  expect(addressOf(request('10.0.0.1', '<script>'), createTrust(1))).toBe('10.0.0.1');
  expect(addressOf(request('10.0.0.1', ''), createTrust(5))).toBe('10.0.0.1');
});

test('[OP11] an IPv6 network of one customer counts as one', () => {
  expect(neighbourhoodOf('2001:DB8:0:1::7')).toBe('2001:db8:0:1::/64');
  expect(neighbourhoodOf('2001:db8:0:1:ffff:0:0:9')).toBe('2001:db8:0:1::/64');
  expect(neighbourhoodOf('::1')).toBe('0:0:0:0::/64');
  expect(neighbourhoodOf('2001:db8::0002:1')).toBe('2001:db8:0:0::/64');
  expect(neighbourhoodOf('1.2.3.4')).toBe('1.2.3.4');
});

test('loopback is what no other computer reaches', () => {
  expect(['127.0.0.1', '127.0.1.1', '::1', 'localhost'].every(isLoopback)).toBe(true);
  expect(['0.0.0.0', '::', '192.168.1.5'].some(isLoopback)).toBe(false);
});
