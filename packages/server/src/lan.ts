/** Lan: the addresses under which other devices reach this computer. */
import { networkInterfaces } from 'node:os';

/** The address that stands for all interfaces: for both families of addresses where this computer has both. */
export function allInterfaces(): string {
  const found = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return found.some(({ family }) => family === 'IPv6') ? '::' : '0.0.0.0';
}

export interface LinkShape {
  readonly port: number;
  readonly scheme?: 'http' | 'https';
  /** Path prefix, or empty. */
  readonly base?: string;
}

/** The address of a host in the form of a link, without a slash at the end. */
export const linkTo = (host: string, { port, scheme = 'http', base = '' }: LinkShape): string =>
  `${scheme}://${host}:${port}${base}`;

/** Links on every interface that leads out, IPv4 first. */
export function lanLinks(shape: LinkShape): readonly string[] {
  const found = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    // A link-local IPv6 address needs the name of the other device's interface, so no link can carry it.
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'));
  const v4 = found.filter(({ family }) => family === 'IPv4').map(({ address }) => address);
  const v6 = found.filter(({ family }) => family === 'IPv6').map(({ address }) => `[${address}]`);
  return [...v4, ...v6].map((host) => linkTo(host, shape));
}
