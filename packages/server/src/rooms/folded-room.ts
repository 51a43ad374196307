/** FoldedRoom: a room as the log has it: the newest snapshot, and what came after it folded in. */
import { emptyRoom, evolve, type Entry, type RoomState } from '@lockstep/core';
import type { EventLog } from '../ports/event-log.ts';

/** Of the room's state as it is stored; another one means that stored snapshots are of no use. */
export const snapshotFormat = 3;

export interface FoldedRoom {
  readonly state: RoomState;
  /** Of the snapshot it began with; 0 if there was none. */
  readonly snapshotSeq: number;
  /** The last entries, at least `atHand` of them if there are so many. */
  readonly entries: readonly Entry[];
}

export async function foldedRoom(log: EventLog, room: string, atHand = 0): Promise<FoldedRoom> {
  const snapshot = await log.loadSnapshot(room, snapshotFormat);
  const snapshotSeq = snapshot?.state.seq ?? 0;
  const entries = await log.read(room, Math.max(0, snapshotSeq - atHand));
  const news = entries.filter(({ seq }) => seq > snapshotSeq);
  return { state: news.reduce(evolve, snapshot?.state ?? emptyRoom), snapshotSeq, entries };
}
