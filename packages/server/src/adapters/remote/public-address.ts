/** PublicAddress: whether an IP address is one that everybody can reach, and not this computer, its network or a special place. [TR41] */
import { networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';

/** What the library counts as usual, though it is not for everybody. */
const special4 = [
  '192.88.99.0/24',
  '198.18.0.0/15',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.175.48.0/24',
].map((range) => ipaddr.IPv4.parseCIDR(range));
/** All that is given out for everybody (RFC 4291). */
const global6 = ipaddr.IPv6.parseCIDR('2000::/3');

export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv4) {
    return address.range() === 'unicast' && !special4.some((range) => address.match(range));
  }
  if (address.isIPv4MappedAddress()) return isPublicAddress(address.toIPv4Address().toString());
  // Tunnels and translations (6to4, Teredo, NAT64 …) hide an address of the other kind: they have ranges of their own.
  return address.range() === 'unicast' && address.match(global6);
}

/** This computer under the addresses by which others reach it. */
export function isOwnAddress(text: string, interfaces = networkInterfaces()): boolean {
  if (!ipaddr.isValid(text)) return false;
  const wanted = ipaddr.process(text).toNormalizedString();
  return Object.values(interfaces).some((addresses) =>
    addresses?.some(
      ({ address }) => ipaddr.isValid(address) && ipaddr.process(address).toNormalizedString() === wanted,
    ),
  );
}
