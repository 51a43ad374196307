/** DecideGuard: the room goes back for somebody who fell far behind, and waits there if he has run dry. Rules RM60–RM66 in docs/spec/room.md. */
import { ok } from '../runtime/result.ts';
import { mediaSec, serverMs } from '../runtime/units.ts';
import { positionAt, seek } from '../timeline/timeline.ts';
import type { Decision } from './asking.ts';
import type { DecideContext, GuardCommand } from './commands.ts';
import type { RoomEvent } from './events.ts';
import { guardPolicy } from './guard.ts';
import { heldTooOften, waitsForAll } from './hold.ts';
import { bounded, effectAt, positionOf } from './line.ts';
import { roleOf } from './roles.ts';
import type { RoomState } from './state.ts';

/**
 * What the guard saw may be a moment old, and another node may have acted on it already: only for the line that it was
 * seen on, while that plays, and no farther than the guard may go. [RM62][RM64]
 */
export function decideGuard(
  state: RoomState,
  command: GuardCommand,
  { now, leads }: DecideContext,
): Decision {
  const { playback, hold, settings, members, closed } = state;
  const { timeline, revision, issuedAt } = playback;
  const stands = closed || !settings.guard || hold !== null || !timeline.playing || now < timeline.at;
  if (stands || command.revision !== revision || !members.some(({ id }) => id === command.member)) {
    return ok([]);
  }
  const { member: of, position, rate } = command;
  const at = effectAt(state, now, leads.seek);
  // Where he will be then, so that his own picture is not moved.
  const his = { position, rate, playing: rate > 0, at: command.at };
  const backSec = positionOf(state, now) - positionAt(his, now);
  if (!(backSec >= guardPolicy.leastBackSec && backSec <= guardPolicy.mostBackSec)) return ok([]);
  const moved = bounded(state, seek(timeline, mediaSec(Math.max(0, positionAt(his, at))), at));
  const back: RoomEvent = {
    type: 'seeked',
    manner: 'guard',
    of,
    backSec: Math.round(backSec * 10) / 10,
    timeline: moved,
    issuedAt,
  };
  const waits = rate === 0 && waitsForAll(state, state.waiting) && roleOf(state, of) !== 'viewer';
  if (!waits || heldTooOften(state, of, now)) return ok([back]);
  const until = serverMs(now + state.waiting.limitSec * 1000);
  return ok([
    back,
    {
      type: 'held',
      hold: { members: [of], since: now, until },
      beginner: of,
      timeline: { ...moved, playing: false },
      issuedAt,
    },
  ]);
}
