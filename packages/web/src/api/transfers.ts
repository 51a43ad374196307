/** Transfers over HTTP: how this server's films went out, to me and, if I keep the room, to the others. */
import type { ServerTransfer, ServerTransfers } from '../player/room-server.ts';
import { askServer } from './ask.ts';

/** null: no answer, or none that makes sense. The secret is the device's, as in hello. */
export async function transfersOf(room: string, secret: string): Promise<ServerTransfers | null> {
  const answer = await askServer(
    `/api/rooms/${room}/transfers`,
    { cache: 'no-store' },
    { authorization: `Bearer ${secret}` },
  );
  return answer?.status === 200 ? asTransfers(answer.body) : null;
}

export function asTransfers(body: unknown): ServerTransfers | null {
  if (!isObject(body) || !Array.isArray(body['mine'])) return null;
  const { mine, others, upload } = body;
  return {
    mine: listOf(mine),
    others: Array.isArray(others) ? byMember(others) : null,
    upload: numberOf(upload),
  };
}

const byMember = (rows: readonly unknown[]): ServerTransfers['others'] =>
  new Map(
    rows.flatMap((row) =>
      isObject(row) && typeof row['member'] === 'string'
        ? [[row['member'], listOf(row['transfers'])] as const]
        : [],
    ),
  );

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
