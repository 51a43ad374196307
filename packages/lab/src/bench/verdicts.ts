/** Verdicts: what figures have to be, and whether they are. */
export interface Verdict {
  readonly what: string;
  readonly bound: string;
  readonly found: string;
  readonly pass: boolean;
}

export function boundsText(verdicts: readonly Verdict[]): string {
  const lines = verdicts.map(
    ({ what, bound, found, pass }) => `${pass ? 'pass' : 'MISS'}  ${what}: ${found} (${bound})`,
  );
  return `\nBounds\n${lines.join('\n')}\n`;
}
