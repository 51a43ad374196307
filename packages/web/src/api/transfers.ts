/** Transfers over HTTP: how this server's films went out, to me and, if I keep the room, to the others. */
import { askServer } from './ask.ts';

/** One answer with a film, or a part of it, as the server saw it go. */
export interface ServerTransfer {
  /** A path on the server. */
  readonly path: string;
  /** ms on the server's clock. */
  readonly startedAt: number;
  readonly tookMs: number;
  /** Bytes. */
  readonly sent: number;
  /** Bytes a second; null: the line never held it up. */
  readonly rate: number | null;
  readonly heldBy: 'line' | 'server' | null;
  readonly state: 'open' | 'done' | 'left';
}

export interface ServerTransfers {
  /** Latest first. */
  readonly mine: readonly ServerTransfer[];
  /** By member; empty for those who do not keep the room. */
  readonly others: ReadonlyMap<string, readonly ServerTransfer[]>;
  /** Bytes a second that the server's line took at most; null: not known, or not told. */
  readonly upload: number | null;
}

/** null: no answer, or none that makes sense. The secret is the device's, as in hello. */
export async function transfersOf(
  room: string,
  secret: string,
  signal?: AbortSignal,
): Promise<ServerTransfers | null> {
  const answer = await askServer(
    `/api/rooms/${room}/transfers`,
    { cache: 'no-store', ...(signal === undefined ? {} : { signal }) },
    { authorization: `Bearer ${secret}` },
  );
  return answer?.status === 200 ? asTransfers(answer.body) : null;
}

export function asTransfers(body: unknown): ServerTransfers | null {
  if (!isObject(body) || !Array.isArray(body['mine'])) return null;
  const { mine, others, upload } = body;
  const rows: readonly unknown[] = Array.isArray(others) ? others : [];
  return {
    mine: listOf(mine),
    others: new Map(
      rows.flatMap((row) =>
        isObject(row) && typeof row['member'] === 'string'
          ? [[row['member'], listOf(row['transfers'])] as const]
          : [],
      ),
    ),
    upload: numberOf(upload),
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;

function listOf(value: unknown): readonly ServerTransfer[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.flatMap((one) => {
    if (!isObject(one) || typeof one['path'] !== 'string') return [];
    const { path, heldBy, state } = one;
    return [
      {
        path,
        startedAt: numberOf(one['startedAt']) ?? 0,
        tookMs: numberOf(one['tookMs']) ?? 0,
        sent: numberOf(one['sent']) ?? 0,
        rate: numberOf(one['rate']),
        heldBy: heldBy === 'line' || heldBy === 'server' ? heldBy : null,
        state: state === 'done' || state === 'left' ? state : 'open',
      },
    ];
  });
}
