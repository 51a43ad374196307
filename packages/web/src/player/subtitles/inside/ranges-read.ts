/** Ranges read: which parts of the film have been read already. */
export interface RangesRead {
  /** The next part that has not been, of what is wanted; null: it all has. */
  readonly missing: (from: number, to: number) => readonly [from: number, to: number] | null;
  readonly add: (from: number, to: number) => void;
}

export function createRangesRead(): RangesRead {
  let ranges: readonly (readonly [number, number])[] = [];
  return {
    missing(from, to) {
      let begin = from;
      for (const [start, end] of ranges) {
        if (start > begin) return [begin, Math.min(to, start)];
        if (end > begin) begin = end;
        if (begin >= to) return null;
      }
      return [begin, to];
    },
    add(from, to) {
      const joined: [number, number][] = [];
      for (const [start, end] of [...ranges, [from, to] as const].toSorted((a, b) => a[0] - b[0])) {
        const last = joined.at(-1);
        if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
        else joined.push([start, end]);
      }
      ranges = joined;
    },
  };
}
