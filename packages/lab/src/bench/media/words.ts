/** Words of the command line. */
export const parts = ['mkv'] as const;
export type Part = (typeof parts)[number];

export interface MediaWords {
  readonly json: string | null;
  /** Of the film, in GB. */
  readonly sizeGB: number;
  readonly wanted: ReadonlySet<Part>;
}

/** A text for the person when the words make no sense. */
export function readWords(words: readonly string[]): MediaWords | string {
  let json: string | null = null;
  let sizeGB = 4;
  const wanted = new Set<Part>();
  for (let at = 0; at < words.length; at += 2) {
    const word = words[at];
    const next = words[at + 1];
    const part = parts.find((each) => each === next);
    const size = Number(next);
    if (word === '--json' && next !== undefined) json = next;
    else if (word === '--gb' && size > 0 && size <= 50) sizeGB = size;
    else if (word === '--only' && part !== undefined) wanted.add(part);
    else {
      return `Unknown: ${word} ${next ?? ''}
Usage: npm run bench media -- [--json FILE] [--gb SIZE] [--only PART]…
Parts: ${parts.join(' · ')}`;
    }
  }
  return { json, sizeGB, wanted: wanted.size === 0 ? new Set(parts) : wanted };
}
