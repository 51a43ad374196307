/** Quota: whether there is room for one more upload, and why not. [UP3] */
import type { UploadRecord } from './record.ts';

export interface UploadLimits {
  /** Of one file. */
  readonly fileBytes: number;
  /** Of all uploads of a room together, and of all of this server. */
  readonly roomBytes: number;
  readonly totalBytes: number;
  /** So much of the disk stays free. */
  readonly freeBytes: number;
}

/** How many may be under way at a time. */
export const mostUnfinished = { ofMember: 5, ofRoom: 20 };

export type UploadRefusal = 'emptyFile' | 'fileTooBig' | 'roomSpace' | 'serverSpace' | 'tooMany';

export interface Situation {
  readonly records: readonly UploadRecord[];
  readonly limits: UploadLimits;
  /** What is free on the disk, less what uploads that are under way will still need. */
  readonly freeBytes: number;
}

/** What it takes, or will. */
export function spaceOf({ phase, bytes, keptBytes }: UploadRecord): number {
  switch (phase) {
    case 'receiving':
    case 'waiting':
      return bytes;
    case 'ready':
      return keptBytes;
    case 'failed':
      return 0;
  }
}

const isUnfinished = ({ phase }: UploadRecord): boolean => phase === 'receiving' || phase === 'waiting';

const sum = (records: readonly UploadRecord[]): number =>
  records.reduce((bytes, record) => bytes + spaceOf(record), 0);

/** Bytes that this room may still upload. */
export const roomLeft = (room: string, { records, limits }: Omit<Situation, 'freeBytes'>): number =>
  Math.max(0, Math.floor(limits.roomBytes) - sum(records.filter((record) => record.room === room)));

export function refusalOf(
  asked: { readonly room: string; readonly by: string; readonly bytes: number },
  { records, limits, freeBytes }: Situation,
): UploadRefusal | null {
  const { room, by, bytes } = asked;
  if (bytes < 1) return 'emptyFile';
  if (bytes > limits.fileBytes) return 'fileTooBig';
  if (bytes > roomLeft(room, { records, limits })) return 'roomSpace';
  if (sum(records) + bytes > limits.totalBytes) return 'serverSpace';
  if (freeBytes - bytes < limits.freeBytes) return 'serverSpace';
  const unfinished = records.filter((record) => record.room === room && isUnfinished(record));
  const own = unfinished.filter((record) => record.by === by);
  return unfinished.length >= mostUnfinished.ofRoom || own.length >= mostUnfinished.ofMember
    ? 'tooMany'
    : null;
}
