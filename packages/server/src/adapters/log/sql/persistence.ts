/** Persistence: asks a database that is away again until it is back, for a while: restarts and failovers take seconds. [LG11] */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Persistence {
  /** `again`: it was tried before, and perhaps done. */
  run<Value>(work: (again: boolean) => Promise<Value>): Promise<Value>;
}

/** PostgreSQL's codes for: not there (any more, yet), too many connections, and what it undid to let others through. */
const passing = /^(08...|57P0[123]|53300|40001|40P01)$/;
const brokenLine = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'EAI_AGAIN'];
/** The driver's own errors have no code. */
const brokenLineText = /connection terminated|timeout exceeded when trying to connect|connection error/i;

/** Trying again may help. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code === null) return brokenLineText.test(error.message);
  return passing.test(code) || brokenLine.includes(code);
}

const firstPauseMs = 50;
const longestPauseMs = 1000;

/** Tries for `patienceMs`; the last error is then told. */
export function createPersistence(patienceMs: number): Persistence {
  return {
    run: async (work) => {
      const begin = performance.now();
      for (let pauseMs = firstPauseMs, again = false; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
        try {
          return await work(again);
        } catch (error) {
          if (!isPassing(error) || performance.now() - begin > patienceMs) throw error;
        }
        again = true;
        await sleep(pauseMs);
      }
    },
  };
}
