/** Backoff: how long to wait before trying again: longer each time, and by chance, so that a crowd does not come back at once. */
const firstMs = 500;
const longestMs = 10_000;

/**
 * The wait in ms before try number `attempt` (from 1): half of a span that doubles from 0.5 s to 10 s is certain, the
 * other half is decided by `random` in [0, 1), so 250–500 ms first and 5–10 s in the end.
 * Source: "equal jitter" in M. Brooker, Exponential Backoff And Jitter, AWS Architecture Blog, 2015.
 */
export function backoffMs(attempt: number, random: number): number {
  const span = Math.min(longestMs, firstMs * 2 ** (attempt - 1));
  return (span * (1 + random)) / 2;
}
