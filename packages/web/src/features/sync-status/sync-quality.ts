/** Sync quality: figures in ms as one word, for a colour. */
export type SyncQuality = 'unknown' | 'good' | 'fair' | 'poor';

/** Within one refresh of a usual screen nobody can tell two pictures apart. */
const GOOD_MS = 16.7;
/** Beyond this friends on a call hear the difference. */
const FAIR_MS = 80;

export function qualityOf(skewMs: number | null, spreadMs: number | null): SyncQuality {
  if (skewMs === null) return 'unknown';
  const worst = Math.max(Math.abs(skewMs), spreadMs ?? 0);
  if (worst <= GOOD_MS) return 'good';
  return worst <= FAIR_MS ? 'fair' : 'poor';
}

/** `1.2`, `14`, `230`: as many digits as mean something. */
export function msText(ms: number): string {
  return ms < 9.95 ? ms.toFixed(1) : String(Math.round(ms));
}
