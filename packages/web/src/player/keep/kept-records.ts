/** Kept records: which films, or parts of them, are on this device, as text that is kept between visits. [TR33] */

export interface KeptRecord {
  readonly room: string;
  readonly item: string;
  readonly url: string;
  /** Name in the folder of kept films. */
  readonly file: string;
  readonly mark: string | null;
  /** Bytes that were here when it was last looked at. */
  readonly bytes: number;
  /** Bytes of the whole; null: not told. */
  readonly total: number | null;
  readonly done: boolean;
  /** ms since 1970. */
  readonly at: number;
}

/** Nobody comes back for a film of a month ago. */
export const KEPT_FOR_MS = 30 * 24 * 3600 * 1000;

/** What is not a record is overlooked. */
export function recordsIn(text: string | null): readonly KeptRecord[] {
  try {
    const read: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(read) ? read.filter(isRecord) : [];
  } catch {
    return [];
  }
}

function isRecord(value: unknown): value is KeptRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { room, item, url, file, mark, bytes, total, done, at } = value as Readonly<Record<string, unknown>>;
  return (
    [room, item, url, file].every((one) => typeof one === 'string') &&
    (mark === null || typeof mark === 'string') &&
    (total === null || typeof total === 'number') &&
    typeof bytes === 'number' &&
    typeof done === 'boolean' &&
    typeof at === 'number'
  );
}

/** Those to be deleted: their item is no more in the room's queue, or they are old. */
export function leavingRecords(
  records: readonly KeptRecord[],
  room: string,
  queue: readonly string[],
  now: number,
): readonly KeptRecord[] {
  return records.filter((one) =>
    one.room === room ? !queue.includes(one.item) : now - one.at > KEPT_FOR_MS,
  );
}
