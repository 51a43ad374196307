/** Untold: which connections changed or went since somebody was last told, those that wait longest first. */
import type { Digest, Presence } from '@lockstep/core';

export class Untold {
  readonly #changed = new Set<string>();
  readonly #gone = new Set<string>();

  change(connection: string): void {
    this.#gone.delete(connection);
    this.#changed.add(connection);
  }

  remove(connection: string): void {
    this.#changed.delete(connection);
    this.#gone.add(connection);
  }

  /** Nothing is left to be told. */
  clear(): void {
    this.#changed.clear();
    this.#gone.clear();
  }

  /** Which changed, for whoever tells of only some of them; null if none did and none went. Nothing is left to be told. */
  takeChanged(): ReadonlySet<string> | null {
    if (this.#changed.size === 0 && this.#gone.size === 0) return null;
    const changed = new Set(this.#changed);
    this.clear();
    return changed;
  }

  /** What is to be told, at most `rows` rows; null if nothing is. */
  take(rows: number, rowOf: (connection: string) => Presence | null): Digest | null {
    if (this.#changed.size === 0 && this.#gone.size === 0) return null;
    const told: Presence[] = [];
    for (const connection of this.#changed) {
      if (told.length >= rows) break;
      this.#changed.delete(connection);
      const row = rowOf(connection);
      if (row !== null) told.push(row);
    }
    const gone = [...this.#gone];
    this.#gone.clear();
    return { type: 'digest', rows: told, gone };
  }
}
