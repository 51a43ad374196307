/**
 * ClusterClock: the one time of all nodes, on each of them: the reference's clock, read with the estimator that clients
 * use, shifted as agreed; while it is away, the last estimate goes on. Rules CK11–CK16 in docs/spec/clock.md.
 */
import {
  ClockEstimator,
  localMs,
  randomId,
  serverMs,
  type LocalMs,
  type Runtime,
  type ServerMs,
  type Stop,
} from '@lockstep/core';
import type { TimeReading, TimeReference } from '../ports/time-reference.ts';
import { judge, readAgreement, writeAgreement, type Agreement } from './agreement.ts';
import { lineAt, localAt, steer, timeAt, type SlewedLine, type Target } from './slewed-line.ts';

export interface ClusterClockOptions {
  /** Of this machine. */
  readonly runtime: Runtime;
  readonly reference: TimeReference;
  readonly node: string;
}

/** Pauses between questions: quick until the estimate is good, then once a second. */
const pauses = { quickMs: 60, quick: 10, mediumMs: 250, medium: 20, calmMs: 1000 } as const;
/** Other nodes have put back what they know by then. */
const foundAfterMs = 3000;
/** All other nodes have noticed by then that the reference was set. */
const judgeJumpAfterMs = 3000;
/** Beyond what was measured, an oscillator changes its speed by so much; before it is known the estimate leans to a likely one. */
const wanderPpm = 20;
const unknownPpm = 150;
const knownAfterMs = 120_000;
/** No working clock is further off. */
const worstPpm = 600;

export class ClusterClock {
  readonly #options: ClusterClockOptions;
  #estimator = new ClockEstimator();
  #agreed: Agreement | null = null;
  #run: string | null = null;
  #line: SlewedLine | null = null;
  /** The worst the line is off at `at`, and how fast it may become worse. */
  #error: { readonly ms: number; readonly at: LocalMs; readonly ppm: number; readonly of: Agreement } | null =
    null;
  /** Of the present run and estimate. */
  #since: LocalMs;
  /** How fast this machine's clock was found to run; what is estimated is the rest, and a new estimate begins with it. */
  #scale = 1;
  #isScaleKnown = false;
  /** The rest as last estimated, once that is worth something. */
  #driftPpm: number | null = null;
  #asked = 0;
  /** When the reference's clock and ours were found to have parted. */
  #jumpedAt: LocalMs | null = null;
  #unknownSince: LocalMs | null = null;
  #stopTimer: Stop = () => {};
  #stopped = false;
  #ready: () => void = () => {};
  #steps = 0;

  constructor(options: ClusterClockOptions) {
    this.#options = options;
    this.#since = options.runtime.now();
  }

  /** Begins to ask; answers when there is a time. */
  async start(): Promise<void> {
    return new Promise((resolve) => {
      this.#ready = resolve;
      void this.#ask();
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#stopTimer();
  }

  /** Names the cluster's time; only after the start. */
  get epoch(): string {
    return this.#agreed?.epoch ?? '';
  }

  /** How often this machine's clock had stopped for a while (it slept, say) and was brought to the others' time. [CK14] */
  get steps(): number {
    return this.#steps;
  }

  /** The worst this node's time is off from what was agreed, ms. */
  get errorMs(): number {
    // Until it is judged whose clock was set, nobody can say.
    if (this.#error === null || this.#jumpedAt !== null) return Infinity;
    const { ms, at, ppm } = this.#error;
    return ms + ((this.#options.runtime.now() - at) * ppm) / 1e6;
  }

  /** Only after the start. */
  now(): ServerMs {
    return timeAt(this.#started(), this.#options.runtime.now());
  }

  toLocal(moment: ServerMs): LocalMs {
    return localAt(this.#started(), moment);
  }

  #started(): SlewedLine {
    if (this.#line === null) throw new Error('the cluster clock was asked before it had started');
    return this.#line;
  }

  async #ask(): Promise<void> {
    const { runtime, reference, node } = this.#options;
    try {
      const sent = runtime.now();
      const reading = await reference.read(node, this.#jumpedAt === null);
      if (!this.#stopped) await this.#heard(sent, reading, runtime.now());
    } catch {
      // It is away: the line goes on as it is.
    }
    if (this.#stopped) return;
    this.#asked++;
    this.#stopTimer = runtime.after(this.#pauseMs(), () => void this.#ask());
  }

  #pauseMs(): number {
    if (this.#asked < pauses.quick) return pauses.quickMs;
    return this.#asked < pauses.quick + pauses.medium ? pauses.mediumMs : pauses.calmMs;
  }

  async #heard(sent: LocalMs, reading: TimeReading, returned: LocalMs): Promise<void> {
    const { time, run, kept } = reading;
    if (run !== this.#run) this.#restart(run, returned);
    const moment = serverMs(time);
    const outcome = this.#estimator.add({
      sent: this.#scaled(sent),
      received: moment,
      answered: moment,
      returned: this.#scaled(returned),
    });
    if (outcome === 'restarted') {
      this.#restart(run, returned);
      this.#jumpedAt = returned;
    }
    const verdict = judge(this.#agreed, readAgreement(kept), run);
    switch (verdict.do) {
      case 'follow':
        this.#follow(verdict.agreement);
        break;
      case 'put':
        await this.#agree(kept, verdict.agreement);
        break;
      case 'rebase':
        await this.#rebase(kept, verdict.agreement, returned);
        break;
      case 'found':
        await this.#found(kept, time, run, returned);
        break;
    }
    if (this.#jumpedAt !== null) await this.#judgeJump(reading, this.#jumpedAt, returned);
    else this.#steer(returned, { sent, time, returned });
  }

  /** Another run, or a clock that was set: what was estimated is of no use any more. */
  #restart(run: string, now: LocalMs): void {
    this.#run = run;
    if (this.#driftPpm !== null) {
      this.#scale *= 1 + this.#driftPpm / 1e6;
      this.#isScaleKnown = true;
      this.#driftPpm = null;
    }
    this.#estimator = new ClockEstimator();
    this.#since = now;
    this.#asked = 0;
    this.#jumpedAt = null;
  }

  #follow(agreement: Agreement): void {
    const before = this.#agreed;
    this.#agreed = agreement;
    this.#unknownSince = null;
    // The others found that the reference's clock was set; what we know of it is from before.
    const wasSet = before !== null && before.run === agreement.run && before.version !== agreement.version;
    if (wasSet) this.#restart(agreement.run, this.#options.runtime.now());
  }

  async #agree(kept: string | null, next: Agreement): Promise<void> {
    if (await this.#options.reference.agree(kept, writeAgreement(next))) this.#agreed = next;
  }

  /** The same time by another clock. [CK13] */
  async #rebase(kept: string | null, before: Agreement, now: LocalMs): Promise<void> {
    if (!this.#estimator.ready || this.#line === null || this.#run === null) return;
    const shift = timeAt(this.#line, now) - this.#estimator.toServer(this.#scaled(now));
    await this.#agree(kept, { ...before, version: before.version + 1, run: this.#run, shift });
  }

  /** A time that nobody knows is begun anew, if nobody has told it for a while. */
  async #found(kept: string | null, time: number, run: string, now: LocalMs): Promise<void> {
    this.#unknownSince ??= now;
    if (now - this.#unknownSince < foundAfterMs || !this.#estimator.ready) return;
    const epoch = randomId(this.#options.runtime);
    await this.#agree(kept, { epoch, founded: time, version: 1, run, shift: 0 });
  }

  /** Our clock and the reference's have parted: one of them was set. If others find it steady, it was ours. [CK14] */
  async #judgeJump({ kept, steadyOthers }: TimeReading, jumpedAt: LocalMs, now: LocalMs): Promise<void> {
    if (now - jumpedAt < judgeJumpAfterMs) return;
    const agreed = this.#agreed;
    if (agreed === null || !this.#estimator.ready) return;
    if (steadyOthers === 0) {
      await this.#rebase(kept, agreed, now);
    } else {
      this.#options.runtime.log('warn', 'this machine’s clock had stopped');
      this.#line = lineAt(now, this.#target(now, agreed));
      this.#error = null;
      this.#steps++;
    }
    this.#jumpedAt = null;
  }

  #target(now: LocalMs, { shift }: Agreement): Target {
    return {
      at: this.#estimator.toServer(this.#scaled(now)) + shift,
      speed: this.#scale * (1 + this.#estimator.driftPpm / 1e6),
    };
  }

  #scaled(moment: LocalMs): LocalMs {
    return localMs(moment * this.#scale);
  }

  #knowsSpeed(now: LocalMs): boolean {
    return now - this.#since >= knownAfterMs;
  }

  #steer(now: LocalMs, proof: Proof): void {
    const agreed = this.#agreed;
    if (agreed === null || agreed.run !== this.#run || !this.#estimator.ready || this.#estimator.suspect)
      return;
    const target = this.#target(now, agreed);
    const isFirst = this.#line === null;
    // What was proven of another shift says little of this one.
    const before = this.#error?.of.version === agreed.version ? this.errorMs : Infinity;
    this.#line = this.#line === null ? lineAt(now, target) : steer(this.#line, now, target);
    const { ms, halfMs } = offAtMost(this.#line, proof, agreed.shift);
    const spanMs = Math.max(1, now - this.#since);
    if (this.#knowsSpeed(now)) this.#driftPpm = this.#estimator.driftPpm;
    const wander = this.#isScaleKnown || this.#knowsSpeed(now) ? wanderPpm : unknownPpm;
    const slopePpm = (2e6 * Math.max(halfMs, this.#estimator.errorMs)) / spanMs;
    this.#error = {
      ms: Math.min(before, ms),
      at: now,
      of: agreed,
      ppm: Math.min(worstPpm, wander + slopePpm) + Math.abs(this.#line.speed - this.#line.after) * 1e6,
    };
    if (!isFirst) return;
    this.#options.runtime.log('info', 'cluster clock', { epoch: agreed.epoch, errorMs: ms });
    this.#ready();
  }
}

/** One question and its answer: the reference showed `time` between the two. */
interface Proof {
  readonly sent: LocalMs;
  readonly time: number;
  readonly returned: LocalMs;
}

/** What one proof shows of the line's error, whatever the estimate thinks: the middle may be off, the ends are not. */
function offAtMost(
  line: SlewedLine,
  { sent, time, returned }: Proof,
  shift: number,
): { ms: number; halfMs: number } {
  const halfMs = (returned - sent) / 2;
  const middle = timeAt(line, localMs(sent + halfMs));
  return { ms: halfMs + Math.abs(time + shift - middle), halfMs };
}

/** The Runtime of a node: its clock is the cluster's. */
export function clusterRuntime(host: Runtime, clock: Pick<ClusterClock, 'now' | 'toLocal'>): Runtime {
  return {
    ...host,
    now: () => localMs(clock.now()),
    after: (ms, run) => host.after(ms, run),
    every: (ms, run) => host.every(ms, run),
    at: (moment, run) => host.at(clock.toLocal(serverMs(moment)), run),
    random: () => host.random(),
    log: (level, event, fields) => host.log(level, event, fields),
  };
}
