import { BlockList, isIP } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOwnAddress, isPublicAddress } from './public-address.ts';

/** The special addresses of IPv4 as the IANA lists them: told by another hand than the one that is tested. */
const special = new BlockList();
for (const network of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]) {
  const [address = '', bits = ''] = network.split('/');
  special.addSubnet(address, Number(bits), 'ipv4');
}

/** Evenly over all addresses, and often near the edges of the special ones. */
const octet = fc.integer({ min: 0, max: 255 });
const v4 = fc
  .oneof(
    fc.tuple(octet, octet, octet, octet),
    fc.tuple(
      fc.constantFrom(9, 10, 11, 100, 127, 169, 172, 192, 198, 203, 223, 224, 239, 240, 255, 0),
      octet,
      octet,
      octet,
    ),
    fc.tuple(
      fc.constantFrom(100, 172, 192, 169, 198),
      fc.constantFrom(0, 15, 16, 17, 18, 19, 20, 31, 32, 51, 52, 63, 64, 88, 127, 128, 168, 175, 254),
      fc.constantFrom(0, 1, 2, 48, 99, 100, 193, 196),
      octet,
    ),
  )
  .map((parts) => parts.join('.'));

test('[TR41] of IPv4 everything is public but what is listed as special', () => {
  fc.assert(
    fc.property(v4, (address) => {
      expect(isPublicAddress(address)).toBe(!special.check(address, 'ipv4'));
    }),
    { numRuns: 5000 },
  );
});

test('[TR41] an IPv4 address within an IPv6 one is judged as itself, or not let through at all', () => {
  fc.assert(
    fc.property(v4, (address) => {
      const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
      const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
      const isPublic = !special.check(address, 'ipv4');
      expect(isPublicAddress(`::ffff:${address}`)).toBe(isPublic);
      expect(isPublicAddress(`0:0:0:0:0:ffff:${hex}`)).toBe(isPublic);
      for (const hidden of [
        `::${hex}`,
        `::ffff:0:${hex}`,
        `64:ff9b::${hex}`,
        `2002:${hex}::1`,
        `2001:0:${hex}::1`,
      ])
        expect([hidden, isPublicAddress(hidden)]).toEqual([hidden, false]);
    }),
    { numRuns: 2000 },
  );
});

const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
test('[TR41] of IPv6 nothing outside of 2000::/3 is public', () => {
  fc.assert(
    fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
      const address = groups.join(':');
      const first = Number.parseInt(groups[0] ?? '0', 16);
      if (isPublicAddress(address)) expect(first >>> 13).toBe(1);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['2606:4700:4700::1111', true],
  ['2a00:1450:4001::1', true],
  ['::1', false],
  ['::', false],
  ['fe80::1', false],
  ['fe80::1%eth0', false],
  ['fc00::1', false],
  ['fd12:3456::1', false],
  ['ff02::1', false],
  ['2001:db8::1', false],
  ['localhost', false],
  ['', false],
  ['127.1', false],
  ['0x7f.0.0.1', false],
])('[TR41] %s: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

test('[TR41] this computer is not, under none of its addresses', () => {
  const interfaces = {
    eth0: [
      { address: '93.184.216.34', netmask: '', mac: '', internal: false, cidr: null, family: 'IPv4' },
      {
        address: '2606:4700::1',
        netmask: '',
        mac: '',
        internal: false,
        cidr: null,
        family: 'IPv6',
        scopeid: 0,
      },
    ],
  } as const;
  const all = { eth0: [...interfaces.eth0] };
  for (const own of ['93.184.216.34', '::ffff:93.184.216.34', '2606:4700:0:0::1'])
    expect(isOwnAddress(own, all)).toBe(true);
  expect(isOwnAddress('93.184.216.35', all)).toBe(false);
  expect(isIP('93.184.216.34')).toBe(4);
});
