/** Words of the command line. */
export const parts = ['serve', 'readers', 'indexAtEnd', 'mkv', 'upload', 'prepare'] as const;
export type Part = (typeof parts)[number];

export interface MediaWords {
  readonly json: string | null;
  readonly wanted: ReadonlySet<Part>;
  readonly amount: Amount;
}

/** How much is measured; films in GB, times in s. */
export interface Amount {
  /** Of the film that is served, also to many. */
  readonly serveGB: number;
  /** How often it is served by each of the two. */
  readonly serveRounds: number;
  readonly readersSec: number;
  /** Of the films that pages open. */
  readonly openGB: number;
  readonly openTrials: number;
  readonly uploadGB: number;
  readonly prepareSec: number;
}

const usual: Amount = {
  serveGB: 1,
  serveRounds: 7,
  readersSec: 20,
  openGB: 4,
  openTrials: 5,
  uploadGB: 1,
  prepareSec: 60,
};
const quick: Amount = {
  serveGB: 0.25,
  serveRounds: 3,
  readersSec: 5,
  openGB: 0.5,
  openTrials: 2,
  uploadGB: 0.1,
  prepareSec: 10,
};

const usage = `Usage: npm run bench media -- [--json FILE] [--quick] [--gb SIZE] [--only PART]…
--gb: of every film, instead of 4 for those that pages open and 1 for those that are served or uploaded
Parts: ${parts.join(' · ')}`;

/** A text for the person when the words make no sense. */
export function readWords(words: readonly string[]): MediaWords | string {
  let json: string | null = null;
  let amount = usual;
  let sizeGB: number | null = null;
  const wanted = new Set<Part>();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === '--quick') {
      amount = quick;
      continue;
    }
    const next = words[++at];
    const part = parts.find((each) => each === next);
    const size = Number(next);
    if (word === '--json' && next !== undefined) json = next;
    else if (word === '--gb' && size > 0 && size <= 50) sizeGB = size;
    else if (word === '--only' && part !== undefined) wanted.add(part);
    else return `Unknown: ${word} ${next ?? ''}\n${usage}`;
  }
  const sizes = sizeGB === null ? {} : { serveGB: sizeGB, openGB: sizeGB, uploadGB: sizeGB };
  return { json, amount: { ...amount, ...sizes }, wanted: wanted.size === 0 ? new Set(parts) : wanted };
}
