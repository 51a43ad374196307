/** LineHistory: which line of a room is in effect at a moment, when newer ones may already be ordered for later. */
import type { ServerMs } from '../runtime/units.ts';
import { positionAt, type Timeline } from '../timeline/timeline.ts';

export class LineHistory {
  /** In the order they were given; later ones rule from their moment on. */
  #lines: Timeline[] = [];

  add(line: Timeline): void {
    this.#lines.push(line);
  }

  /** The line in effect at `moment`, or null before the first. Moments must not go back: what is over is forgotten. */
  at(moment: ServerMs): Timeline | null {
    for (let i = this.#lines.length - 1; i >= 0; i--) {
      const line = this.#lines[i];
      if (line === undefined || line.at > moment) continue;
      if (i > 0) this.#lines = this.#lines.slice(i);
      return line;
    }
    return null;
  }

  /** Where the room is at `moment`, never beyond `end`; null before the first line. */
  position(moment: ServerMs, end: number): number | null {
    const line = this.at(moment);
    return line === null ? null : Math.min(end, positionAt(line, moment));
  }
}
