/**
 * AheadClock: the server's clock, ahead by as much as sound takes from the player to the ear on this device. A player
 * kept on the line by it is heard on the line. Rules FO81–FO83.
 */
import type { SyncedClock } from '../clock/synced-clock.ts';
import { localMs } from '../runtime/units.ts';

/** No loudspeaker is slower; beyond it somebody would rather have another film. */
export const longestOutputDelayMs = 500;

export interface AheadClock extends SyncedClock {
  /** Of the device; negative for one that is early. */
  delayMs: number;
}

export function createAheadClock(clock: SyncedClock): AheadClock {
  let delayMs = 0;
  return {
    get ready() {
      return clock.ready;
    },
    get suspect() {
      return clock.suspect;
    },
    get confirmedAt() {
      return clock.confirmedAt;
    },
    get errorMs() {
      return clock.errorMs;
    },
    get delayMs() {
      return delayMs;
    },
    set delayMs(next) {
      const bounded = Math.min(longestOutputDelayMs, Math.max(-longestOutputDelayMs, next));
      delayMs = Number.isNaN(bounded) ? 0 : bounded;
    },
    toServer: (moment) => clock.toServer(localMs(moment + delayMs)),
    toLocal: (moment) => localMs(clock.toLocal(moment) - delayMs),
    freshen: () => clock.freshen(),
  };
}
