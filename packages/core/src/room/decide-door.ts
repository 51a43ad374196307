/** DecideDoor: who is let in, and what the door is like. Rules RM28, RM35, RM44–RM48 in docs/spec/room.md. */
import { fail, ok } from '../runtime/result.ts';
import type { Asking, Decision } from './asking.ts';
import type { Admission, HouseCommand, RefusalCode } from './commands.ts';
import { rarestColour, renaming } from './decide-members.ts';
import type { RoomEvent } from './events.ts';
import { roomLimits } from './limits.ts';
import { cleanName } from './names.ts';
import { grantOf } from './roles.ts';
import type { RoomState } from './state.ts';

/** Somebody comes in, or comes back under another name. Nothing moves because of it. [RM28] */
export function decideAdmission(state: RoomState, admission: Admission): Decision {
  if (state.closed) return fail({ code: 'roomClosed' });
  const { member: id, proofs = [], inside = false, named = false } = admission;
  const name = cleanName(admission.name);
  const claims = state.secrets?.owner !== undefined && proofs.includes(state.secrets.owner);
  const known = state.members.some((member) => member.id === id);
  if (!known && !inside && !claims) {
    const code = turnedAway(state, admission);
    if (code !== null) return fail({ code });
  }
  if (name === null) return fail({ code: 'badName' });
  const claimed = claims ? claiming(state, id) : [];
  if (known) return ok([...claimed, ...renaming(state, id, name)]);
  const isCrowd = state.members.length >= roomLimits.everybodyNamed;
  // The crowd of a big room comes and goes without a word; who may do more than others is always named. [RM35]
  if (isCrowd && !named && !claims && grantOf(state, id) === null) return ok([]);
  if (state.members.length >= roomLimits.members) return fail({ code: 'roomFull' });
  const joined: RoomEvent = { type: 'joined', member: { id, name, colour: rarestColour(state.members) } };
  return ok([...firstComing(state, admission), ...claimed, joined]);
}

/** Whoever comes in first is host, whether the room was made before or is made by this. [RM38][LG21] */
function firstComing(state: RoomState, { member, owner }: Admission): readonly RoomEvent[] {
  const sealed = owner === undefined ? {} : { sealed: owner };
  if (state.seq === 0) return [{ type: 'opened', title: '', host: member, ...sealed }];
  const isNew = state.seq === 1 && state.grants.length === 0;
  if (!isNew) return [];
  const linked: readonly RoomEvent[] = owner === undefined ? [] : [{ type: 'ownerLinkSet', ...sealed }];
  return [{ type: 'roleSet', member, role: 'host' }, ...linked];
}

/** Why somebody who is not in the room yet stays outside, or null. [RM44][RM45][RM46] */
function turnedAway(state: RoomState, { member, proofs = [], triedPassword }: Admission): RefusalCode | null {
  const { access, bans, secrets } = state;
  if (bans.some((ban) => ban.member === member)) return 'banned';
  const grant = grantOf(state, member);
  if (grant === 'host' || grant === 'moderator') return null;
  if (access.lock !== null && !access.lock.insiders.includes(member)) return 'locked';
  if (!access.hasPassword) return null;
  if (secrets?.password !== undefined && proofs.includes(secrets.password)) return null;
  return triedPassword === true ? 'wrongPassword' : 'needsPassword';
}

/** Whoever has the owner link is host, whatever was done to him before. [RM47] */
function claiming(state: RoomState, member: string): readonly RoomEvent[] {
  const events: RoomEvent[] = [];
  if (state.bans.some((ban) => ban.member === member)) events.push({ type: 'unbanned', member });
  if (grantOf(state, member) !== 'host') events.push({ type: 'roleSet', member, role: 'host' });
  return events;
}

export type DoorCommand = Extract<HouseCommand, { type: 'setLock' | 'setPassword' | 'setOwnerLink' }>;

/** What comes of a command about the door. */
export function decideDoor({ access }: RoomState, command: DoorCommand, { sealed }: Asking): Decision {
  const seal = sealed === null ? {} : { sealed };
  switch (command.type) {
    case 'setLock': {
      const { locked } = command;
      return ok(locked === (access.lock !== null) ? [] : [{ type: 'lockSet', locked }]);
    }
    case 'setPassword':
      if (command.password === null)
        return ok(access.hasPassword ? [{ type: 'passwordSet', isSet: false }] : []);
      return ok([{ type: 'passwordSet', isSet: true, ...seal }]);
    case 'setOwnerLink':
      return ok([{ type: 'ownerLinkSet', ...seal }]);
  }
}
