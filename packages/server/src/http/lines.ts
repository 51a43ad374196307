/** Lines: what lets people's lines in, of whatever kind: sockets, streams. */
import type { Environment } from '../rooms/environment.ts';
import type { Registry } from '../rooms/registry.ts';
import type { Waiting } from './backlog.ts';
import type { Doors, NoEntry } from './doors.ts';
import type { Trust } from './trust.ts';

export interface LineOptions {
  readonly environment: Environment;
  readonly registry: Registry;
  /** Shared by all kinds. */
  readonly doors: Doors;
  /** Origins besides our own host, like `https://watch.example`. */
  readonly origins: readonly string[];
  readonly trust: Trust;
}

/** All lines of one kind. */
export interface Lines {
  /** Each with what waits on it. */
  all(): Iterable<Waiting>;
  /** Tells all, also those who said nothing yet, to come back soon. */
  sendAway(): void;
  /** Ends all at once. */
  terminate(): void;
}

/** As HTTP says it. */
export const refusals: Readonly<Record<NoEntry, 429 | 503>> = {
  restarting: 503,
  full: 503,
  tooMany: 429,
  tooFast: 429,
};

/** Several kinds as one. */
export const together = (kinds: readonly Lines[]): Lines => ({
  *all() {
    for (const kind of kinds) yield* kind.all();
  },
  sendAway: () => {
    for (const kind of kinds) kind.sendAway();
  },
  terminate: () => {
    for (const kind of kinds) kind.terminate();
  },
});
