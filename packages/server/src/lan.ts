/** Lan: the addresses under which other devices reach this computer. */
import { networkInterfaces } from 'node:os';

/** Links for `port` on every interface that leads out, IPv4 first. */
export function lanLinks(port: number): readonly string[] {
  const found = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    // A link-local IPv6 address needs the name of the other device's interface, so no link can carry it.
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'));
  const v4 = found.filter(({ family }) => family === 'IPv4').map(({ address }) => address);
  const v6 = found.filter(({ family }) => family === 'IPv6').map(({ address }) => `[${address}]`);
  return [...v4, ...v6].map((host) => `http://${host}:${port}`);
}
