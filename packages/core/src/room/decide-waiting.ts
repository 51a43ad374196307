/** DecideWaiting: who is not ready, who is again, and whom the room leaves behind. Rules RM13–RM20 in docs/spec/room.md. */
import { fail, ok } from '../runtime/result.ts';
import { serverMs } from '../runtime/units.ts';
import type { Asking, Decision } from './asking.ts';
import type { Command, DecideContext } from './commands.ts';
import { goOn, heldTooOften, waitFor, waitsForAll } from './hold.ts';
import { roomLimits } from './limits.ts';
import { effectAt, isAtEnd, stoppedAt } from './line.ts';
import { roleOf } from './roles.ts';
import type { MemberId, RoomState, Waiting } from './state.ts';

export type WaitingCommand = Extract<
  Command,
  { type: 'reportStall' | 'reportReady' | 'goOnWithout' | 'setWaiting' }
>;

/** What comes of a member's word about waiting. */
export function decideWaiting(state: RoomState, command: WaitingCommand, asking: Asking): Decision {
  switch (command.type) {
    case 'reportStall':
      return decideStall(state, asking);
    case 'reportReady':
      return decideReady(state, asking);
    case 'goOnWithout':
      return decideGoOn(state, command.members, asking);
    case 'setWaiting':
      return decidePolicy(state, command.waiting, asking);
  }
}

/** The hold's time may be up. [RM16] */
export function decideExpiry(state: RoomState, { now, leads }: DecideContext): Decision {
  if (state.hold === null || now < state.hold.until) return ok([]);
  return ok([goOn(state, state.hold.members, now, leads)]);
}

function decideStall(state: RoomState, { by, now, leads }: Asking): Decision {
  const { hold, playback, waiting } = state;
  const standing = hold === null && (!playback.timeline.playing || isAtEnd(state, now));
  if (standing || !waitsForAll(state, waiting) || roleOf(state, by) === 'viewer') return ok([]);
  if (hold?.members.includes(by) === true) return ok([]);
  if (heldTooOften(state, by, now)) return fail({ code: 'heldTooOften' });
  if (hold !== null) {
    return ok(hold.members.length < mostHeldFor ? [waitFor(state, hold, [...hold.members, by])] : []);
  }
  const timeline = stoppedAt(state, effectAt(state, now, leads.pause));
  const until = serverMs(now + waiting.limitSec * 1000);
  return ok([
    {
      type: 'held',
      hold: { members: [by], since: now, until },
      beginner: by,
      timeline,
      issuedAt: playback.issuedAt,
    },
  ]);
}

/** Named one by one to everybody; beyond this the room waits anyway. */
const mostHeldFor = 1000;

function decideReady(state: RoomState, { by, now, leads }: Asking): Decision {
  const { hold } = state;
  if (hold === null || !hold.members.includes(by)) return ok([]);
  const others = hold.members.filter((member) => member !== by);
  return ok([others.length === 0 ? goOn(state, [], now, leads) : waitFor(state, hold, others)]);
}

function decideGoOn(state: RoomState, members: readonly MemberId[], asking: Asking): Decision {
  const { hold } = state;
  if (hold === null) return ok([]);
  const others = hold.members.filter((member) => !members.includes(member));
  if (others.length === hold.members.length) return ok([]);
  if (others.length > 0) return ok([waitFor(state, hold, others)]);
  return ok([goOn(state, hold.members, asking.now, asking.leads, asking.issuedAt)]);
}

function decidePolicy(state: RoomState, waiting: Waiting, { now, leads, issuedAt }: Asking): Decision {
  const { limitSec, policy } = waiting;
  if (!(limitSec >= roomLimits.shortestLimitSec && limitSec <= roomLimits.longestLimitSec)) {
    return fail({ code: 'outOfRange' });
  }
  if (state.waiting.policy === policy && state.waiting.limitSec === limitSec) return ok([]);
  const set = { type: 'waitingSet', waiting: { policy, limitSec } } as const;
  if (state.hold === null || waitsForAll(state, waiting)) return ok([set]);
  return ok([set, goOn(state, state.hold.members, now, leads, issuedAt)]);
}
