/** Predict: the room with one's own unanswered commands already in it, so that a button answers at once. [CL18] */
import { decide } from '../room/decide.ts';
import { evolve } from '../room/evolve.ts';
import type { Leads } from '../room/commands.ts';
import type { MemberId, RoomState } from '../room/state.ts';
import type { Pending } from './outbox.ts';

/** Only shown, never followed: it takes effect at the press. */
const noLeads: Leads = { pause: 0, play: 0, seek: 0 };

/** `room` as it would be if it accepted what is pending; what it would refuse is left out. */
export function predict(room: RoomState, pending: readonly Pending[], me: MemberId): RoomState {
  const isNamed = room.members.some(({ id }) => id === me);
  // In a big room one is named only by doing something; the room will do that first. [RM35]
  let state = isNamed ? room : { ...room, members: [...room.members, { id: me, name: '', colour: 0 }] };
  const before = state;
  for (const { id, issuedAt, command } of pending) {
    if (issuedAt === null) continue;
    const request = { from: 'member', id, by: me, issuedAt, command } as const;
    const decided = decide(state, request, { now: issuedAt, leads: noLeads });
    if (!decided.ok) continue;
    for (const event of decided.value) {
      state = evolve(state, { seq: state.seq + 1, at: issuedAt, by: me, command: id, event });
    }
  }
  if (state === before) return room;
  return isNamed ? state : { ...state, members: state.members.filter(({ id }) => id !== me) };
}

/** `predict` that gives the same value again while nothing it depends on has changed. */
export function createPredictor(): typeof predict {
  let last: { readonly asked: Parameters<typeof predict>; readonly state: RoomState } | null = null;
  return (...asked) => {
    if (last === null || last.asked.some((part, i) => part !== asked[i])) {
      last = { asked, state: predict(...asked) };
    }
    return last.state;
  };
}
