/** Replica: the room as the server has it, folded from entries in order, however they come. Rules CL11–CL13 in docs/spec/client.md. */
import { evolve } from '../room/evolve.ts';
import type { Entry } from '../room/events.ts';
import type { RoomState } from '../room/state.ts';

export interface Replica {
  readonly state: RoomState;
  /** Entries that came before one that is still missing, by their seq. */
  readonly ahead: ReadonlyMap<number, Entry>;
}

/** More than this ahead is not kept: it will be sent again. */
const mostAhead = 2000;

export const replicaOf = (state: RoomState): Replica => ({ state, ahead: new Map() });

/** An entry is missing: ask for what came after `state.seq`. */
export const hasGap = (replica: Replica): boolean => replica.ahead.size > 0;

/** Folds in what follows, keeps what is ahead, and forgets what is known; `applied` is what was new, in order. */
export function receive(
  replica: Replica,
  entries: readonly Entry[],
): { readonly replica: Replica; readonly applied: readonly Entry[] } {
  const ahead = new Map(replica.ahead);
  let { state } = replica;
  const applied: Entry[] = [];
  for (const entry of entries) {
    if (entry.seq <= state.seq) continue;
    if (entry.seq > state.seq + 1) {
      if (ahead.size < mostAhead) ahead.set(entry.seq, entry);
      continue;
    }
    for (let next: Entry | undefined = entry; next !== undefined; next = ahead.get(state.seq + 1)) {
      state = evolve(state, next);
      ahead.delete(next.seq);
      applied.push(next);
    }
  }
  return { replica: { state, ahead }, applied };
}

/** A newer state of the whole room; what was kept and still follows it is folded in. An older one changes nothing. */
export function receiveState(replica: Replica | null, state: RoomState): Replica {
  if (replica !== null && state.seq < replica.state.seq) return replica;
  const kept = replica === null ? [] : [...replica.ahead.values()].toSorted((a, b) => a.seq - b.seq);
  return receive(replicaOf(state), kept).replica;
}
