/** Save queue: the list as a file among this browser's downloads, or its links in the clipboard. [QU5] */
import type { Item } from '@lockstep/core';
import { base } from '../../base.ts';
import { copyLine } from '../../device/copy-line.ts';
import { writeLinks, writeList } from '../../player/lists/write-list.ts';

const home = (): string => location.origin + base;

/** @param name of the file, without its ending */
export function saveQueue(items: readonly Item[], name: string): void {
  const file = new Blob([writeList(items, home())], { type: 'audio/x-mpegurl' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${fileName(name)}.m3u8`;
  link.click();
  // The browser has taken it by then, however slow the disk.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export const copyQueue = (items: readonly Item[]): Promise<boolean> => copyLine(writeLinks(items, home()));

/** Without what file systems refuse. */
const fileName = (name: string): string =>
  name
    .replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 80) || 'queue';
