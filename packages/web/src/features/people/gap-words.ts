/** Gap words: how far somebody is from me, as people say it. */

export type Gap =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'inStep' }
  | { readonly kind: 'ahead' | 'behind'; readonly amount: GapAmount };

export type GapAmount =
  | { readonly unit: 'ms'; readonly value: string }
  | { readonly unit: 's'; readonly value: string }
  /** A time like 2:05. */
  | { readonly unit: 'time'; readonly seconds: number };

/** Below a frame of a film nobody can see or hear who is first. */
const IN_STEP_MS = 42;

/** @param gapMs ahead of me; behind: negative */
export function gapOf(gapMs: number | null): Gap {
  if (gapMs === null || !Number.isFinite(gapMs)) return { kind: 'unknown' };
  const size = Math.abs(gapMs);
  if (size < IN_STEP_MS) return { kind: 'inStep' };
  return { kind: gapMs > 0 ? 'ahead' : 'behind', amount: amountOf(size) };
}

function amountOf(ms: number): GapAmount {
  if (ms < 95) return { unit: 'ms', value: String(Math.round(ms)) };
  if (ms < 59_950) return { unit: 's', value: (ms / 1000).toFixed(1) };
  return { unit: 'time', seconds: ms / 1000 };
}
