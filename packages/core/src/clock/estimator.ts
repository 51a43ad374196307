/** ClockEstimator: the server's clock as a straight line in local time, from proofs, with a memory that forgets. See docs/spec/clock.md. */
import { localMs, serverMs, type LocalMs, type ServerMs } from '../runtime/units.ts';
import { offsetAt, widestCorridor, worstError, type OffsetLine } from './corridor.ts';
import { ProofMemory } from './memory.ts';
import { agree, boundsOf, type Bounds, type ClockProof } from './proof.ts';
import { RoundTrips } from './round-trips.ts';
import { offMiddle, recentMs } from './stationarity.ts';

/**
 * accepted: it is part of the estimate · setAside: it contradicts the estimate, probe again soon · restarted: it was the
 * last contradiction needed, and the estimate starts from the new ones · ignored: it proves nothing.
 */
export type ProofOutcome = 'accepted' | 'setAside' | 'restarted' | 'ignored';

/** Good enough to follow by after so many proofs. */
const readyAfter = 4;
/** A contradiction must exceed the greater of these: lopsided jitter of a slow line is no proof of a jump. */
const toleranceMs = 2;
const toleranceOfRoundTrip = 0.3;
/** So many contradictions in a row are a jump, … */
const contradictionsToRestart = 3;
/** … if so many of them are whole: asked after the first had come back. What was under way at a jump is torn by it. */
const wholeToRestart = 2;
const timesOffMiddleToForget = 4;
const unknown: OffsetLine = { ref: 0, offset: 0, slope: 0 };

export class ClockEstimator {
  readonly #memory = new ProofMemory();
  readonly #roundTrips = new RoundTrips();
  #line = unknown;
  /** Of `line`; null until somebody asks. */
  #errorMs: number | null = null;
  #accepted = 0;
  #quickestMs = Infinity;
  #confirmedAt = localMs(-Infinity);
  #contradictions: Bounds[] = [];
  #timesOffMiddle = 0;

  /** Good enough to follow by. [CK5] */
  get ready(): boolean {
    return this.#accepted >= readyAfter;
  }

  /** The last proofs contradict the estimate. */
  get suspect(): boolean {
    return this.#contradictions.length > 0;
  }

  /** When the last probe that agreed came back; -Infinity before the first. */
  get confirmedAt(): LocalMs {
    return this.#confirmedAt;
  }

  /** Worst-case error in ms; Infinity until ready. */
  get errorMs(): number {
    if (!this.ready) return Infinity;
    this.#errorMs ??= worstError(this.#line, this.#memory.all());
    return this.#errorMs;
  }

  /** How much faster than this device's clock the server's runs. */
  get driftPpm(): number {
    return this.#line.slope * 1e6;
  }

  get roundTripMs(): number | null {
    return this.#roundTrips.quickestMs;
  }

  /** How much later than the quickest one direction may be, ms. */
  get jitterMs(): number | null {
    return this.#roundTrips.jitterMs;
  }

  /** Before the first proof the two clocks are taken to agree. */
  toServer(moment: LocalMs): ServerMs {
    return serverMs(moment + offsetAt(this.#line, moment));
  }

  toLocal(moment: ServerMs): LocalMs {
    const { ref, offset, slope } = this.#line;
    return localMs((moment - offset + slope * ref) / (1 + slope));
  }

  add(proof: ClockProof): ProofOutcome {
    const bounds = boundsOf(proof);
    if (bounds === null) return 'ignored';
    if (this.ready && this.#contradicts(bounds)) {
      this.#contradictions.push(bounds);
      const whole = this.#wholeContradictions();
      const jumped = this.#contradictions.length >= contradictionsToRestart && whole.length >= wholeToRestart;
      if (!jumped) return 'setAside';
      this.#restart(bounds, whole);
      return 'restarted';
    }
    this.#contradictions = [];
    this.#accept(bounds);
    this.#forgetOtherWorld(bounds.middle);
    return 'accepted';
  }

  /** Another server clock from now on. */
  reset(): void {
    this.#memory.replace([]);
    this.#roundTrips.clear();
    this.#line = unknown;
    this.#accepted = 0;
    this.#quickestMs = Infinity;
    this.#confirmedAt = localMs(-Infinity);
    this.#contradictions = [];
    this.#timesOffMiddle = 0;
  }

  #contradicts({ middle, up, down }: Bounds): boolean {
    const offset = offsetAt(this.#line, middle);
    const tolerance = Math.max(toleranceMs, toleranceOfRoundTrip * this.#quickestMs);
    return offset > up + tolerance || offset < -down - tolerance;
  }

  #accept(bounds: Bounds): void {
    this.#accepted++;
    this.#quickestMs = Math.min(this.#quickestMs, bounds.roundTripMs);
    this.#confirmedAt = bounds.returned;
    this.#roundTrips.add(bounds.roundTripMs);
    this.#memory.add(bounds);
    this.#fit(bounds.middle);
  }

  #wholeContradictions(): Bounds[] {
    const since = this.#contradictions[0]?.returned ?? Infinity;
    return this.#contradictions.filter((bounds) => bounds.sent >= since);
  }

  /** The clock jumped: what contradicted the old estimate, and agrees with the newest proof, is the new one. [CK6] */
  #restart(newest: Bounds, whole: readonly Bounds[]): void {
    const proofs = whole.filter((bounds) => agree(bounds, newest, toleranceMs));
    this.reset();
    for (const bounds of proofs) this.#accept(bounds);
    this.#accepted = Math.max(this.#accepted, readyAfter);
  }

  #forgetOtherWorld(now: number): void {
    const all = this.#memory.all();
    const recent = all.filter((bounds) => bounds.middle > now - recentMs);
    const off = recent.length < all.length && offMiddle(this.#line, recent);
    this.#timesOffMiddle = off ? this.#timesOffMiddle + 1 : 0;
    if (this.#timesOffMiddle < timesOffMiddleToForget) return;
    this.#timesOffMiddle = 0;
    this.#memory.replace(recent);
    this.#fit(now);
  }

  #fit(ref: number): void {
    this.#line = widestCorridor(this.#memory.all(), ref);
    this.#errorMs = null;
  }
}
