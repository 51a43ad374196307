import { networkInterfaces } from 'node:os';
import { expect, test, vi } from 'vitest';
import { allInterfaces, lanLinks } from './lan.ts';

vi.mock('node:os', () => ({ networkInterfaces: vi.fn() }));

const address = (family: 'IPv4' | 'IPv6', text: string, internal = false) =>
  ({ family, address: text, internal, netmask: '', mac: '', cidr: null, scopeid: 0 }) as never;

function have(...addresses: readonly never[]): void {
  vi.mocked(networkInterfaces).mockReturnValue({ eth0: [...addresses] });
}

test('links lead to every address that others can reach, IPv4 first', () => {
  have(
    address('IPv6', 'fd00::2'),
    address('IPv4', '192.168.1.5'),
    address('IPv6', 'fe80::1'),
    address('IPv4', '127.0.0.1', true),
  );
  expect(lanLinks({ port: 80 })).toEqual(['http://192.168.1.5:80', 'http://[fd00::2]:80']);
});

test('all interfaces means both families where there are both', () => {
  have(address('IPv4', '192.168.1.5'));
  expect(allInterfaces()).toBe('0.0.0.0');
  have(address('IPv4', '192.168.1.5'), address('IPv6', '::1', true));
  expect(allInterfaces()).toBe('::');
});

test('links carry scheme and prefix', () => {
  have(address('IPv4', '192.168.1.5'));
  expect(lanLinks({ port: 443, scheme: 'https', base: '/watch' })).toEqual(['https://192.168.1.5:443/watch']);
});
