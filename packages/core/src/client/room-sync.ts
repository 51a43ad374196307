/** RoomSync: keeps the replica fed: what the welcome brings, entries as they come, and asking for what is missing. Rules CL11–CL13 in docs/spec/client.md. */
import type { Hello } from '../protocol/hello.ts';
import type { Welcome } from '../protocol/welcome.ts';
import type { Entry } from '../room/events.ts';
import type { RoomState } from '../room/state.ts';
import { hasGap, receive, receiveState, replicaOf, type Replica } from './replica.ts';

export interface RoomSyncOptions {
  /** Sends for the entries after `seq`. */
  readonly ask: (seq: number) => void;
  /** The confirmed room is `state` now; `applied` are the entries that led there, where it were entries. */
  readonly confirmed: (state: RoomState, applied: readonly Entry[]) => void;
}

export interface RoomSync {
  /** The room as the server has it; null before the first welcome. */
  state(): RoomState | null;
  /** What the next hello may ask to be spared. */
  resume(): Hello['resume'];
  welcomed(welcome: Welcome): void;
  take(entries: readonly Entry[]): void;
  takeState(state: RoomState): void;
  /** Asks once more if something is still missing: the answer may have been lost. */
  askAgain(): void;
}

export function createRoomSync({ ask, confirmed }: RoomSyncOptions): RoomSync {
  let log: string | null = null;
  let replica: Replica | null = null;
  /** The seq after which was asked last, so that a burst of entries ahead asks once. */
  let asked: number | null = null;

  const confirm = (next: Replica, applied: readonly Entry[]): void => {
    replica = next;
    confirmed(next.state, applied);
    askForMissing();
  };
  const askForMissing = (): void => {
    if (replica === null || !hasGap(replica) || asked === replica.state.seq) return;
    asked = replica.state.seq;
    ask(asked);
  };
  const take = (entries: readonly Entry[]): void => {
    if (replica === null) return;
    const received = receive(replica, entries);
    confirm(received.replica, received.applied);
  };

  return {
    state: () => replica?.state ?? null,
    resume: () => (log === null || replica === null ? null : { log, seq: replica.state.seq }),
    welcomed: (welcome) => {
      ({ log } = welcome);
      asked = null;
      switch (welcome.room.kind) {
        case 'snapshot':
          return confirm(replicaOf(welcome.room.state), []);
        case 'missed':
          return take(welcome.room.entries);
      }
    },
    take,
    takeState: (state) => confirm(receiveState(replica, state), []),
    askAgain: () => {
      asked = null;
      askForMissing();
    },
  };
}
