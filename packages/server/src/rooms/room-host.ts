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

/** Three nodes that all write as fast as they can were seen to beat one of them 20 times in a row; this often is a fault. */
const mostConflicts = 200;
/** Who has lost so often lets the others go ahead, for a moment by chance, and is not in step with them again. */
const lostsBeforeRest = 3;
const longestRestMs = 20;

export interface RoomHostOptions {
  readonly environment: Environment;
  readonly id: string;
  /** How long ahead changes are ordered, as of now. */
  readonly leads: () => Leads;
  /** What happened, right after it was kept and folded in; `before` is the room before it. */
  readonly told: (entries: readonly Entry[], before: RoomState) => void;
  /** What this host itself appended, after it was told. */
  readonly appended: (entries: readonly Entry[]) => void;
  /** The log does not have this room any more. */
  readonly gone: () => void;
}

export class RoomHost {
  readonly id: string;
  readonly #environment: Environment;
  readonly #leads: () => Leads;
  readonly #told: RoomHostOptions['told'];
  readonly #appended: RoomHostOptions['appended'];
  readonly #gone: () => void;
  #state: RoomState = emptyRoom;
  #atHand: Entry[] = [];
  #snapshotSeq = 0;
  /** How often a turn failed. */
  #failures = 0;
  #queue: Promise<unknown> = Promise.resolve();

  constructor({ environment, id, leads, told, appended, gone }: RoomHostOptions) {
    this.id = id;
    this.#environment = environment;
    this.#leads = leads;
    this.#told = told;
    this.#appended = appended;
    this.#gone = gone;
  }

  get state(): RoomState {
    return this.#state;
  }

  /** Folds what the log has. Once, before anything is asked. */
  async load(): Promise<void> {
    const { log, limits } = this.#environment;
    // In its turn: other nodes may tell of news while it is read.
    return this.#turn(async () => {
      const { state, snapshotSeq, entries } = await foldedRoom(log, this.id, limits.entriesAtHand);
      this.#state = state;
      this.#snapshotSeq = snapshotSeq;
      this.#atHand = [...entries];
    });
  }

  /**
   * Asks the room; answers when everybody was told. `asOf`: the moment to decide for, if it is not now; `still`: whether
   * it is still to be asked, looked at before each try. The value is the room's seq afterwards.
   */
  async ask(request: Request, asOf?: ServerMs, still = () => true): Promise<Result<number, Refusal>> {
    const failures = this.#failures;
    return this.#turn(async () => {
      // Who stood behind one for whom the log was waited in vain has waited as long: he asks again when it is back. [PR42]
      if (request.from === 'member' && failures !== this.#failures)
        throw new Error(`room ${this.id}: the log is away`);
      return this.#settle(request, asOf, still);
    });
  }

  /** Another node appended these; what lies between them and us is read from the log. [BU6] */
  async learn(entries: readonly Entry[]): Promise<void> {
    return this.#turn(async () => {
      if (entries.some((entry) => this.#isOfAnother(entry))) throw this.#lost();
      const next = entries.filter(({ seq }) => seq > this.#state.seq);
      const isNext = next[0]?.seq === this.#state.seq + 1;
      if (next.length > 0) this.#tell(isNext ? next : await this.#missing());
    });
  }

  /** The log has entries up to `seq`, or perhaps: reads what is missing here. */
  async catchUp(seq: number): Promise<void> {
    return this.#turn(async () => {
      if (seq > this.#state.seq) this.#tell(await this.#missing());
    });
  }

  async #turn<Answer>(act: () => Promise<Answer>): Promise<Answer> {
    const turn = this.#queue.then(act);
    // A turn that failed must not stop those behind it; whoever asked learns of it.
    this.#queue = turn.catch(() => {
      this.#failures++;
    });
    return turn;
  }

  async #missing(): Promise<readonly Entry[]> {
    const missing = await this.#environment.log.read(this.id, this.#state.seq);
    if (missing.length === 0) await this.#mustExist();
    return missing;
  }

  /** A room that is behind us in the log was removed there, or made anew. [LG20] */
  async #mustExist(): Promise<void> {
    const seqs = await this.#environment.log.lastSeqs([this.id]);
    if ((seqs.get(this.id) ?? 0) < this.#state.seq) throw this.#lost();
  }

  /** The beginning of a room that was made anew under our id: ours was removed. [LG20] */
  #isOfAnother({ seq, at, event }: Entry): boolean {
    return event.type === 'opened' && seq <= this.#state.seq && at !== this.#state.createdAt;
  }

  #lost(): Error {
    this.#gone();
    return new Error(`room ${this.id} is gone from the log`);
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

  async #settle(
    request: Request,
    asOf: ServerMs | undefined,
    still: () => boolean,
  ): Promise<Result<number, Refusal>> {
    for (let tries = 0; tries < mostConflicts; tries++) {
      if (!still()) return ok(this.#state.seq);
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
      if (!decided.ok || decided.value.length === 0) {
        // Nothing will be appended, so nothing would say that we decided on a room of yesterday.
        if (await this.#isBehind()) continue;
        return decided.ok ? ok(this.#state.seq) : decided;
      }
      const entries = this.#entriesOf(decided.value, request, now);
      const { log, metrics, runtime } = this.#environment;
      const asked = runtime.now();
      const appended = await log.append(this.id, this.#state.seq, entries);
      metrics.appended(runtime.now() - asked);
      if (appended.ok) {
        this.#tell(entries);
        this.#appended(entries);
        await this.#keepSnapshot();
        return ok(this.#state.seq);
      }
      this.#tell(await this.#missing());
      if (tries >= lostsBeforeRest) await this.#rest();
    }
    throw new Error(`room ${this.id}: the log refused ${mostConflicts} times in a row`);
  }

  async #rest(): Promise<void> {
    const { runtime } = this.#environment;
    await new Promise<void>((resolve) => {
      runtime.after(runtime.random() * longestRestMs, resolve);
    });
  }

  /** Other nodes were quicker: reads and tells what they did. [BU7] */
  async #isBehind(): Promise<boolean> {
    if (this.#environment.cluster === null) return false;
    const missing = await this.#missing();
    this.#tell(missing);
    return missing.length > 0;
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
    const before = this.#state;
    this.#fold(entries);
    if (entries.length > 0) this.#told(entries, before);
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
