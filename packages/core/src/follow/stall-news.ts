/** StallNews: tells the room once that we ran dry, and once that we have enough again, wherever the line has gone meanwhile. Rule FO58. */
import type { Player, Reading } from './player.ts';
import type { FollowPolicy } from './policy.ts';
import type { FollowNews } from './status.ts';

export class StallNews {
  readonly #policy: FollowPolicy;
  readonly #tell: (news: FollowNews) => void;
  #owesReady = false;

  constructor(policy: FollowPolicy, tell: (news: FollowNews) => void) {
    this.#policy = policy;
    this.#tell = tell;
  }

  stalled(): void {
    if (this.#owesReady) return;
    this.#owesReady = true;
    this.#tell({ type: 'stalled' });
  }

  /** The room waits for this player without having been told by it. */
  owe(): void {
    this.#owesReady = true;
  }

  /** The person looks elsewhere: nobody is to wait for this player any more. */
  excuse(): void {
    if (!this.#owesReady) return;
    this.#owesReady = false;
    this.#tell({ type: 'ready' });
  }

  tick(reading: Reading, player: Pick<Player, 'bufferedAhead'>): void {
    if (!this.#owesReady || !reading.ready) return;
    const { position, duration } = reading;
    // Near the end there is less than that left to wait for.
    const enough = Math.min(this.#policy.readySec, duration === null ? Infinity : (duration - position) / 2);
    if (player.bufferedAhead(position) < enough) return;
    this.#owesReady = false;
    this.#tell({ type: 'ready' });
  }
}
