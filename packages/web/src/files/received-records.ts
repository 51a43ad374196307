/** Received records: what is written down of files from others, so that the next visit finds them. */

export interface ReceivedRecord {
  readonly id: string;
  readonly room: string;
  readonly member: string;
  readonly name: string;
  readonly bytes: number;
  readonly modified: number;
  /** Name in the store of parts. */
  readonly file: string;
  /** All of it is here, and it is what was sent. */
  readonly done: boolean;
  /** When it was begun, ms since 1970. */
  readonly at: number;
}

/** So long a part waits to be gone on with, and a whole file to be saved. [FT11] */
const PART_MS = 24 * 3600 * 1000;
const WHOLE_MS = 7 * PART_MS;
const MOST = 200;

/** What was kept may be from another version, or touched by hand: only what is as it should be is taken. */
export function recordsIn(text: string | null, now: number): readonly ReceivedRecord[] {
  try {
    const stored: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored
      .filter((one: unknown): one is ReceivedRecord => isRecord(one))
      .filter(({ at, done }) => now - at < (done ? WHOLE_MS : PART_MS) && at <= now)
      .slice(-MOST);
  } catch {
    return [];
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 300;
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

function isRecord(one: unknown): one is ReceivedRecord {
  if (typeof one !== 'object' || one === null) return false;
  const { id, room, member, name, bytes, modified, file, done, at } = one as Record<string, unknown>;
  return (
    [id, room, member, name, file].every((text) => isText(text) && text !== '') &&
    [bytes, modified, at].every(isCount) &&
    typeof done === 'boolean'
  );
}

type Offered = Pick<ReceivedRecord, 'room' | 'member' | 'name' | 'bytes' | 'modified'>;

/** The part that an offer goes on with: of the same file of the same member. [FT10] */
export const partFor = (records: readonly ReceivedRecord[], offered: Offered): ReceivedRecord | null =>
  records.find(
    (one) =>
      !one.done &&
      one.room === offered.room &&
      one.member === offered.member &&
      one.name === offered.name &&
      one.bytes === offered.bytes &&
      one.modified === offered.modified,
  ) ?? null;
