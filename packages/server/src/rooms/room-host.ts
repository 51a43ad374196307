/**
 * RoomHost: one room's queue: decide → append → evolve → tell, one request after the other, so that everything happens
 * in one order. It contains no rule of its own. [LG5][LG6]
 */
import {
  decide,
  emptyRoom,
  evolve,
  ok,
  serverMs,
  type Entry,
  type Leads,
  type Refusal,
  type Request,
  type Result,
  type RoomEvent,
  type RoomState,
  type ServerMs,
} from '@lockstep/core';
import { serverNow, type Environment } from './environment.ts';
import { foldedRoom, snapshotFormat } from './folded-room.ts';

/** Others write to the same log rarely; losing this often in a row is a fault. */
const mostConflicts = 20;

export interface RoomHostOptions {
  readonly environment: Environment;
  readonly id: string;
  /** How long ahead changes are ordered, as of now. */
  readonly leads: () => Leads;
  /** What happened, right after it was kept and folded in. */
  readonly told: (entries: readonly Entry[]) => void;
  /** The log does not have this room any more. */
  readonly gone: () => void;
}

export class RoomHost {
  readonly id: string;
  readonly #environment: Environment;
  readonly #leads: () => Leads;
  readonly #told: (entries: readonly Entry[]) => void;
  readonly #gone: () => void;
  #state: RoomState = emptyRoom;
  #atHand: Entry[] = [];
  #snapshotSeq = 0;
  #queue: Promise<unknown> = Promise.resolve();

  constructor({ environment, id, leads, told, gone }: RoomHostOptions) {
    this.id = id;
    this.#environment = environment;
    this.#leads = leads;
    this.#told = told;
    this.#gone = gone;
  }

  get state(): RoomState {
    return this.#state;
  }

  /** Folds what the log has. Once, before anything is asked. */
  async load(): Promise<void> {
    const { log, limits } = this.#environment;
    const { state, snapshotSeq, entries } = await foldedRoom(log, this.id, limits.entriesAtHand);
    this.#state = state;
    this.#snapshotSeq = snapshotSeq;
    this.#atHand = [...entries];
  }

  /**
   * Asks the room; answers when everybody was told. `asOf`: the moment to decide for, if it is not now.
   * The value is the room's seq afterwards.
   */
  async ask(request: Request, asOf?: ServerMs): Promise<Result<number, Refusal>> {
    const turn = this.#queue.then(async () => this.#settle(request, asOf));
    // A turn that failed must not stop those behind it; whoever asked learns of it.
    this.#queue = turn.catch(() => {});
    return turn;
  }

  /** When all that was asked so far is answered. */
  async settled(): Promise<void> {
    await this.#queue;
  }

  /** What happened after `seq`, or null if that is not at hand any more (or has not happened yet). */
  entriesSince(seq: number): readonly Entry[] | null {
    const missed = this.#state.seq - seq;
    if (missed < 0 || missed > this.#atHand.length) return null;
    return missed === 0 ? [] : this.#atHand.slice(-missed);
  }

  async #settle(request: Request, asOf: ServerMs | undefined): Promise<Result<number, Refusal>> {
    for (let tries = 0; tries < mostConflicts; tries++) {
      const now = serverNow(this.#environment);
      const leads = this.#leads;
      const context = {
        now: asOf ?? now,
        // Looked up by few; they come from everybody who is there.
        get leads(): Leads {
          return leads();
        },
      };
      const decided = decide(this.#state, request, context);
      if (!decided.ok) return decided;
      if (decided.value.length === 0) return ok(this.#state.seq);
      const entries = this.#entriesOf(decided.value, request, now);
      const { log, metrics, runtime } = this.#environment;
      const asked = runtime.now();
      const appended = await log.append(this.id, this.#state.seq, entries);
      metrics.appended(runtime.now() - asked);
      if (appended.ok) {
        this.#tell(entries);
        await this.#keepSnapshot();
        return ok(this.#state.seq);
      }
      const news = await this.#environment.log.read(this.id, this.#state.seq);
      if (news.length === 0) await this.#mustExist();
      this.#tell(news);
    }
    throw new Error(`room ${this.id}: the log refused ${mostConflicts} times in a row`);
  }

  /** A room that is behind us in the log was removed there, or made anew. */
  async #mustExist(): Promise<void> {
    const seqs = await this.#environment.log.lastSeqs([this.id]);
    if ((seqs.get(this.id) ?? 0) >= this.#state.seq) return;
    this.#gone();
    throw new Error(`room ${this.id} is gone from the log`);
  }

  #entriesOf(events: readonly RoomEvent[], request: Request, now: ServerMs): readonly Entry[] {
    const isMember = request.from === 'member';
    const at = serverMs(Math.max(now, this.#atHand.at(-1)?.at ?? 0));
    return events.map((event, index) => ({
      seq: this.#state.seq + 1 + index,
      at,
      by: isMember ? request.by : null,
      command: isMember ? request.id : null,
      event,
    }));
  }

  #tell(entries: readonly Entry[]): void {
    this.#fold(entries);
    if (entries.length > 0) this.#told(entries);
  }

  #fold(entries: readonly Entry[]): void {
    for (const entry of entries) this.#state = evolve(this.#state, entry);
    this.#atHand.push(...entries);
    const { entriesAtHand } = this.#environment.limits;
    if (this.#atHand.length > 2 * entriesAtHand) this.#atHand = this.#atHand.slice(-entriesAtHand);
  }

  async #keepSnapshot(): Promise<void> {
    if (this.#state.seq - this.#snapshotSeq < this.#environment.limits.entriesPerSnapshot) return;
    this.#snapshotSeq = this.#state.seq;
    await this.#environment.log.saveSnapshot(this.id, { format: snapshotFormat, state: this.#state });
  }
}
