/** FollowTrial: one follower with a fake player and a server clock that can be bent, for tests of the follower alone. */
import type { SyncedClock } from '../clock/synced-clock.ts';
import { createFollower, type Follower } from '../follow/follower.ts';
import type { LineCause } from '../follow/line.ts';
import { defaultPolicy } from '../follow/policy.ts';
import type { FollowNews } from '../follow/status.ts';
import { localMs, mediaSec, serverMs, type LocalMs } from '../runtime/units.ts';
import { positionAt, type Timeline } from '../timeline/timeline.ts';
import { createDice } from './dice.ts';
import { FakePlayer } from './fake-player.ts';
import { FakeRuntime } from './fake-runtime.ts';
import type { PlayerModel } from './player-model.ts';
import { VirtualTime } from './virtual-time.ts';

/** A clock that knows the server's as well as the test lets it. */
export class BentClock implements SyncedClock {
  ready = true;
  suspect = false;
  errorMs = 1;
  /** server − local, ms. */
  offsetMs = 5000;
  /** What `confirmedAt` answers; by default: just now. */
  confirmed: () => LocalMs;
  freshened = 0;

  constructor(now: () => LocalMs) {
    this.confirmed = now;
  }

  get confirmedAt(): LocalMs {
    return this.confirmed();
  }

  toServer(moment: LocalMs) {
    return serverMs(moment + this.offsetMs);
  }

  toLocal(moment: number): LocalMs {
    return localMs(moment - this.offsetMs);
  }

  freshen(): void {
    this.freshened++;
  }
}

export interface FollowTrialOptions {
  readonly seed?: number;
  readonly model?: Partial<PlayerModel>;
  readonly duration?: number;
}

export class FollowTrial {
  readonly time = new VirtualTime();
  readonly runtime: FakeRuntime;
  readonly clock: BentClock;
  readonly player: FakePlayer;
  readonly follower: Follower;
  readonly news: FollowNews[] = [];
  changes = 0;
  readonly #duration: number;
  #line: Timeline = { position: mediaSec(0), rate: 1, playing: false, at: serverMs(0) };
  #before: Timeline = this.#line;
  #revision = 0;

  constructor({ seed = 1, model = {}, duration = 3600 }: FollowTrialOptions = {}) {
    const dice = createDice(seed);
    this.#duration = duration;
    this.runtime = new FakeRuntime(this.time, {}, dice.fork('runtime'));
    this.clock = new BentClock(() => this.runtime.now());
    this.player = new FakePlayer({ time: this.time, dice: dice.fork('player'), duration, model });
    this.follower = createFollower({
      runtime: this.runtime,
      clock: this.clock,
      player: this.player,
      policy: defaultPolicy,
      onNews: (news) => this.news.push(news),
      onChange: () => this.changes++,
    });
  }

  /** The server's clock by true time, before any bending. */
  get serverNow(): number {
    return this.time.now + 5000;
  }

  /** Where the line in effect is. */
  get target(): number {
    const now = serverMs(this.serverNow);
    return positionAt(now < this.#line.at ? this.#before : this.#line, now);
  }

  /** True skew, ms. */
  get skew(): number {
    return (this.player.truth() - this.target) * 1000;
  }

  get phase() {
    return this.follower.status().phase;
  }

  newsOf(type: FollowNews['type']): number {
    return this.news.filter((news) => news.type === type).length;
  }

  /** A new line, in effect `leadMs` from now. */
  line(cause: LineCause, change: Partial<Timeline>, leadMs = 100): void {
    this.#before = this.#line;
    this.#line = { ...this.#line, ...change, at: serverMs(this.serverNow + leadMs) };
    this.#revision++;
    this.send(cause, this.#revision);
  }

  /** The newest line (again) under a revision. */
  send(cause: LineCause, revision: number): void {
    this.follower.follow({ timeline: this.#line, revision, cause, end: mediaSec(this.#duration) });
  }

  play(leadMs = 100): void {
    this.line('play', { playing: true }, leadMs);
  }

  pause(leadMs = 100): void {
    const position = positionAt(this.#line, serverMs(this.serverNow + leadMs));
    this.line('pause', { playing: false, position }, leadMs);
  }

  seek(to: number, leadMs = 500): void {
    this.line('seek', { position: mediaSec(to) }, leadMs);
  }

  rate(rate: number, leadMs = 200): void {
    const position = positionAt(this.#line, serverMs(this.serverNow + leadMs));
    this.line('rate', { rate, position }, leadMs);
  }

  /** Loaded, playing, settled. */
  settle(ms = 8000): this {
    this.time.advance(400);
    this.play(300);
    this.time.advance(ms);
    return this;
  }

  /** Greatest |skew| while `ms` pass, ms. */
  worstDuring(ms: number): number {
    let worst = 0;
    for (let passed = 0; passed < ms; passed += 20) {
      this.time.advance(20);
      worst = Math.max(worst, Math.abs(this.skew));
    }
    return worst;
  }

  stop(): void {
    this.follower.stop();
    this.player.stop();
  }
}
