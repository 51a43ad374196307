/** EarlierRun: what a room owes to those who were in it before the server was restarted. Rules LG16–LG18 in docs/spec/log.md. */
import type { Runtime, RoomState, Stop } from '@lockstep/core';
import type { EventLog } from '../ports/event-log.ts';
import type { Environment } from './environment.ts';

/**
 * Names the entries of one room: as long as it stays, a number means the entry it meant. A room that was removed and
 * made anew under the same id has another moment of creation. [LG9]
 */
export const historyName = ({ name }: EventLog, { createdAt }: RoomState): string =>
  `${name}-${Math.round(createdAt).toString(36)}`;

/** How long from now members of an earlier run may still come back as if nothing had been; 0: their time is over. */
export function timeToReturnMs({ runtime, startedAt, limits, aliveUntil }: Environment): number {
  if (aliveUntil === 0) return limits.graceMs;
  const leftMs = startedAt + limits.desertedMs - runtime.now();
  // Who opens the room in the last moment is on his way in.
  return leftMs <= 0 ? 0 : Math.max(leftMs, limits.graceMs);
}

const aliveKey = 'alive';
/** What may be lost of a film's position when the server is killed and nobody comes back. */
const noteEveryMs = 5000;

/** Until when the run before this one is known to have lived: its last note, or the last thing in the log. */
export async function aliveUntil(log: EventLog): Promise<number> {
  return Math.max(await log.latest(), Number((await log.recall(aliveKey)) ?? 0));
}

/** Notes every few seconds that the server is alive, while somebody is there to whom that matters. */
export function noteLife(runtime: Runtime, log: EventLog, somebodyIsThere: () => boolean): Stop {
  return runtime.every(noteEveryMs, () => {
    if (!somebodyIsThere()) return;
    log.note(aliveKey, String(runtime.now())).catch((error: unknown) => {
      runtime.log('error', 'life not noted', { error: String(error) });
    });
  });
}
