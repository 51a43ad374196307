/**
 * Lanes: at which height a text crosses the film. One that rolls gets a lane in which it can neither touch nor catch up
 * with the one before; one that stands gets a free one. Rules TK12, TK13.
 */

/** The last thing that was put into a lane. */
interface Use {
  /** From when on another may come in behind it. */
  readonly clearAt: number;
  /** When it has left the lane altogether. */
  readonly goneAt: number;
}

export interface Rolling {
  /** Of the film's layer, in px. */
  readonly across: number;
  readonly width: number;
  readonly durationMs: number;
  /** Between it and the next, in px. */
  readonly gap: number;
}

/** `fit`: it touches nobody; else it lies over somebody. */
export interface Lane {
  readonly lane: number;
  readonly fit: boolean;
}

export class Lanes {
  readonly #uses: Use[] = [];

  /** Puts a rolling text in at `now`. `from`: the lane to look from, going round. */
  roll(now: number, count: number, { across, width, durationMs, gap }: Rolling, from = 0): Lane {
    const speed = (across + width) / durationMs;
    const use = { clearAt: now + (width + gap) / speed, goneAt: now + durationMs };
    // Its head is at the other edge when it has gone the width of the film.
    const arrivesAt = now + across / speed;
    return this.#put(count, from, use, (other) => other.clearAt <= now && other.goneAt <= arrivesAt);
  }

  /** Puts a standing text in at `now`. */
  stand(now: number, count: number, durationMs: number): Lane {
    const goneAt = now + durationMs;
    return this.#put(count, 0, { clearAt: goneAt, goneAt }, (other) => other.goneAt <= now);
  }

  clear(): void {
    this.#uses.length = 0;
  }

  #put(count: number, from: number, use: Use, fits: (other: Use) => boolean): Lane {
    let best = 0;
    for (let step = 0; step < count; step += 1) {
      const lane = (from + step) % count;
      const other = this.#uses[lane];
      if (other === undefined || fits(other)) {
        this.#uses[lane] = use;
        return { lane, fit: true };
      }
      if (other.clearAt < (this.#uses[best]?.clearAt ?? Infinity)) best = lane;
    }
    return { lane: best, fit: false };
  }

  /** What did not fit was put there all the same. */
  force(lane: number, now: number, durationMs: number): void {
    const before = this.#uses[lane];
    const goneAt = now + durationMs;
    this.#uses[lane] = {
      clearAt: Math.max(before?.clearAt ?? 0, goneAt),
      goneAt: Math.max(before?.goneAt ?? 0, goneAt),
    };
  }
}
