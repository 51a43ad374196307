/**
 * Everything the core asks of the outside: time, timers, chance, and a place to write what happened. The composition
 * root hands one down; tests hand down a FakeRuntime and move it by hand.
 */
import type { LocalMs } from './units.ts';

/** Ends what was started. Calling it again does nothing. */
export type Stop = () => void;

/** error: we broke a promise · warn: something outside did · info: one line per change in someone's evening · debug: the rest. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export interface Runtime {
  /** This device's monotonic clock, in ms with fractions. */
  now(): LocalMs;
  /** Runs once, no earlier than `ms` from now; some ms late is normal. */
  after(ms: number, run: () => void): Stop;
  /** Runs every `ms`, first in `ms` from now, also while the page is hidden as far as the platform allows. */
  every(ms: number, run: () => void): Stop;
  /** Runs once at `moment`, as exactly as the platform can (it may spin for the last few ms); at once if it is past. */
  at(moment: LocalMs, run: () => void): Stop;
  /** Uniform in [0, 1). */
  random(): number;
  log(level: LogLevel, event: string, fields?: LogFields): void;
}
