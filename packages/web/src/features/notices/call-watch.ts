/** Call watch: who came into the call, who left it, who shows a screen, found by comparing what the room tells. Rule CA88. */
import type { MemberId, RoomView } from '@lockstep/core';

export interface CallNews {
  readonly type: 'joined' | 'left' | 'shares' | 'shareOver';
  readonly member: MemberId;
}

/** By connection; null: nothing has been told yet. */
export type CallMemory = ReadonlyMap<string, { readonly member: MemberId; readonly screen: boolean }> | null;

export interface CallStep {
  readonly memory: CallMemory;
  readonly news: readonly CallNews[];
}

type Watched = Pick<RoomView, 'roster' | 'myConnection'>;

/** What one does oneself is no news, nor what was so before one came. */
export function callStep(memory: CallMemory, { roster, myConnection }: Watched): CallStep {
  // While the line is down the list says nothing.
  if (!roster.some(({ connection }) => connection === myConnection)) return { memory, news: [] };
  const now = new Map(
    roster.flatMap(({ connection, member, call }) =>
      call === undefined ? [] : [[connection, { member, screen: call.screen }] as const],
    ),
  );
  if (memory === null) return { memory: now, news: [] };
  const news: CallNews[] = [];
  for (const [connection, { member, screen }] of now) {
    const before = memory.get(connection);
    if (connection === myConnection) continue;
    if (before === undefined) news.push({ type: 'joined', member });
    if (screen && before?.screen !== true) news.push({ type: 'shares', member });
    if (!screen && before?.screen === true) news.push({ type: 'shareOver', member });
  }
  for (const [connection, { member }] of memory) {
    // That somebody has left the room is told anyway.
    const isHere = roster.some((row) => row.connection === connection);
    if (connection !== myConnection && isHere && !now.has(connection)) news.push({ type: 'left', member });
  }
  return { memory: now, news };
}
