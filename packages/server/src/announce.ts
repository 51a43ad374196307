/** Announce: what a person at the terminal is told when the server runs: where it is, and how others get in. */
import { qrLines } from './terminal-qr.ts';

export interface Announcement {
  readonly url: string;
  readonly links: readonly string[];
  /** Whoever is in this network can open it. */
  readonly open: boolean;
}

/** @param columns of the terminal; null: nobody looks, so no pictures */
export function announcement({ url, links, open }: Announcement, columns: number | null): readonly string[] {
  const [first] = links;
  const code = first === undefined || columns === null ? [] : qrLines(first, columns);
  return [
    `Lockstep runs on ${url}`,
    ...links.map((link) => `  for other devices: ${link}`),
    ...(code.length === 0 ? [] : ['', ...code, '']),
    ...(open ? ['Anybody in this network can open it. To keep it to this computer: --host 127.0.0.1'] : []),
  ];
}
