/** Room info: what the server tells about a room to somebody at its door. */
export interface Present {
  readonly name: string;
  /** Index into the palette of member colours. */
  readonly colour: number;
}

export interface RoomInfo {
  /** What is behind a door that is not open is not told. */
  readonly door: 'open' | 'password' | 'locked' | 'closed';
  readonly title: string;
  readonly present: readonly Present[];
  readonly item: {
    readonly title: string;
    /** Seconds; null while unknown. */
    readonly duration: number | null;
    /** file: everybody needs a copy of their own. */
    readonly kind: 'link' | 'file';
  } | null;
  readonly playing: boolean;
  /** Seconds from the film's beginning. */
  readonly position: number;
}

/** Checks an answer from outside; null if it is not a room info. */
export function asRoomInfo(body: unknown): RoomInfo | null {
  if (!isRecord(body)) return null;
  const { title, present, item, playing, position, door } = body;
  if (typeof title !== 'string' || !Array.isArray(present) || !isSeconds(position)) return null;
  return {
    door: door === 'password' || door === 'locked' || door === 'closed' ? door : 'open',
    title,
    present: present.filter(isPresent).map(({ name, colour }) => ({ name, colour })),
    item: asItem(item),
    playing: playing === true,
    position,
  };
}

function asItem(item: unknown): RoomInfo['item'] {
  if (!isRecord(item) || typeof item['title'] !== 'string') return null;
  const { title, duration, kind } = item;
  return { title, duration: isSeconds(duration) ? duration : null, kind: kind === 'file' ? 'file' : 'link' };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isSeconds = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;

const isPresent = (value: unknown): value is Present =>
  isRecord(value) && typeof value['name'] === 'string' && Number.isSafeInteger(value['colour']);
