/** Words of the command line. */
export const parts = ['tiles', 'setup', 'turn', 'ducking'] as const;
export type Part = (typeof parts)[number];

export interface CallWords {
  readonly json: string | null;
  /** Fewer trials of everything. */
  readonly quick: boolean;
  readonly wanted: ReadonlySet<Part>;
}

/** A text for the person when the words make no sense. */
export function readWords(words: readonly string[]): CallWords | string {
  let json: string | null = null;
  let quick = false;
  const wanted = new Set<Part>();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === '--quick') {
      quick = true;
      continue;
    }
    const next = words[++at];
    const part = parts.find((each) => each === next);
    if (word === '--json' && next !== undefined) json = next;
    else if (word === '--only' && part !== undefined) wanted.add(part);
    else {
      return `Unknown: ${word} ${next ?? ''}
Usage: npm run bench calls -- [--json FILE] [--quick] [--only PART]…
Parts: ${parts.join(' · ')}`;
    }
  }
  return { json, quick, wanted: wanted.size === 0 ? new Set(parts) : wanted };
}
