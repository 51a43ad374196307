/** ServerTime: the server's moment for one of ours, from the welcome on. */
import { serverMs, type LocalMs, type ServerMs } from '../runtime/units.ts';
import type { ClockSync } from './clock-sync.ts';

type Clock = Pick<ClockSync, 'ready' | 'toServer'>;

export class ServerTime {
  readonly #clock: Clock;
  /** Good to half a round trip, until the clock is. */
  #welcomed: { readonly server: ServerMs; readonly local: LocalMs } | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param server the moment a welcome tells @param local when it came */
  welcomed(server: ServerMs, local: LocalMs): void {
    this.#welcomed = { server, local };
  }

  /** null before the first welcome. */
  of(moment: LocalMs): ServerMs | null {
    if (this.#clock.ready) return this.#clock.toServer(moment);
    if (this.#welcomed === null) return null;
    const { server, local } = this.#welcomed;
    return serverMs(Math.max(0, server + moment - local));
  }
}
