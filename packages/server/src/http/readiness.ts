/** Readiness: whether this server should be sent new people, from checks that are not run more often than is good for them. */
import type { LocalMs, Runtime } from '@lockstep/core';
import type { HealthCheck } from '../ports/health.ts';

export interface Readiness {
  readonly ready: boolean;
  readonly draining: boolean;
  readonly checks: Readonly<Record<string, 'ok' | 'failed'>>;
}

/** However often it is asked, what is behind it is asked once in so long. */
const freshMs = 1000;
/** Longer than any answer that is still one. */
const patienceMs = 2000;

export function createReadiness(
  runtime: Runtime,
  checks: readonly HealthCheck[],
  isDraining: () => boolean,
): () => Promise<Readiness> {
  let latest: { readonly at: LocalMs; readonly results: Promise<readonly boolean[]> } | null = null;
  return async () => {
    const now = runtime.now();
    if (latest === null || now - latest.at >= freshMs) {
      latest = { at: now, results: Promise.all(checks.map(async (check) => holds(runtime, check))) };
    }
    const results = await latest.results;
    const draining = isDraining();
    return {
      ready: !draining && checks.every(({ needed }, index) => !needed || results[index] === true),
      draining,
      checks: Object.fromEntries(
        checks.map(({ name }, index) => [name, results[index] === true ? 'ok' : 'failed'] as const),
      ),
    };
  };
}

async function holds(runtime: Runtime, wanted: HealthCheck): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = runtime.after(patienceMs, () => resolve(false));
    const answered = (well: boolean): void => {
      stop();
      resolve(well);
    };
    wanted.check().then(answered, (error: unknown) => {
      runtime.log('error', 'not ready', { check: wanted.name, error: String(error) });
      answered(false);
    });
  });
}
