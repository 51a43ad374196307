/**
 * Agreement: what nodes hold the cluster's time to be: the reference's clock plus a shift, for one run of the reference.
 * The time belongs to the nodes: when the reference is another one, the shift changes, and not the time. [CK13]
 */

export interface Agreement {
  /** Names the cluster's time. */
  readonly epoch: string;
  /** When it began, by the reference's clock of then; of two times the older one stays. */
  readonly founded: number;
  /** Counts the changes of the shift. */
  readonly version: number;
  /** The run of the reference that is meant. */
  readonly run: string;
  /** Cluster time minus the reference's, ms. */
  readonly shift: number;
}

export const writeAgreement = ({ epoch, founded, version, run, shift }: Agreement): string =>
  JSON.stringify({ epoch, founded, version, run, shift });

const isName = (value: unknown): value is string => typeof value === 'string' && /^\w{1,64}$/.test(value);

/** null: nothing is kept, or nothing that can be used. */
export function readAgreement(text: string | null): Agreement | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text ?? '');
  } catch {
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null) return null;
  const { epoch, founded, version, run, shift } = parsed as Partial<Record<keyof Agreement, unknown>>;
  if (!isName(epoch) || !isName(run)) return null;
  if (typeof founded !== 'number' || typeof version !== 'number' || typeof shift !== 'number') return null;
  return { epoch, founded, version, run, shift };
}

/** Whether `a` is what counts of two. The same on every node, whatever each has seen. */
function wins(a: Agreement, b: Agreement): boolean {
  if (a.epoch !== b.epoch) return a.founded === b.founded ? a.epoch < b.epoch : a.founded < b.founded;
  if (a.version !== b.version) return a.version > b.version;
  return writeAgreement(a) > writeAgreement(b);
}

export type Verdict =
  /** What is kept counts. */
  | { readonly do: 'follow'; readonly agreement: Agreement }
  /** Ours counts: it is to be kept. */
  | { readonly do: 'put'; readonly agreement: Agreement }
  /** The reference is another one: the shift to it is to be found, as the successor of this one. */
  | { readonly do: 'rebase'; readonly agreement: Agreement }
  /** Nobody knows the cluster's time, we neither. */
  | { readonly do: 'found' };

/** What to do after reading `kept` from the reference in its run `run`, with `ours` in mind. */
export function judge(ours: Agreement | null, kept: Agreement | null, run: string): Verdict {
  if (ours === null) return kept?.run === run ? { do: 'follow', agreement: kept } : { do: 'found' };
  const winner = kept !== null && !wins(ours, kept) ? kept : ours;
  if (winner.run !== run) return { do: 'rebase', agreement: winner };
  return { do: winner === kept ? 'follow' : 'put', agreement: winner };
}
