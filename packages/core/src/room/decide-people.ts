/** DecidePeople: names, roles, and putting people out. Rules RM30, RM38–RM43 in docs/spec/room.md. */
import { fail, ok } from '../runtime/result.ts';
import type { Asking, Decision } from './asking.ts';
import type { CallPart } from './call-parts.ts';
import type { Command } from './commands.ts';
import { releasing, renaming } from './decide-members.ts';
import type { Action, Role } from './house.ts';
import { roomLimits } from './limits.ts';
import { cleanName, cleanText } from './names.ts';
import { grantOf, hostsOf, rankOf, roleOf } from './roles.ts';
import { leastRole } from './rights.ts';
import type { MemberId, RoomState } from './state.ts';

export type PeopleCommand = Extract<
  Command,
  {
    type:
      | 'rename'
      | 'callRoll'
      | 'setTitle'
      | 'kick'
      | 'ban'
      | 'unban'
      | 'setRole'
      | 'setRight'
      | 'hush'
      | 'close';
  }
>;

/** What comes of a member's command about people and what they are called. */
export function decidePeople(state: RoomState, command: PeopleCommand, asking: Asking): Decision {
  switch (command.type) {
    case 'rename': {
      const name = cleanName(command.name);
      if (name === null) return fail({ code: 'badName' });
      return ok(renaming(state, asking.by, name));
    }
    case 'callRoll':
      return ok([{ type: 'rollCalled' }]);
    case 'setTitle': {
      const title = cleanText(command.title, roomLimits.titleLength);
      return ok(title === state.title ? [] : [{ type: 'titled', title }]);
    }
    case 'kick':
      return decideKick(state, command.member, asking);
    case 'ban':
      return decideBan(state, command.member, asking);
    case 'unban': {
      const { member } = command;
      return ok(state.bans.some((ban) => ban.member === member) ? [{ type: 'unbanned', member }] : []);
    }
    case 'setRole':
      return decideRole(state, command.member, command.role, asking);
    case 'setRight':
      return decideRight(state, command.action, command.from);
    case 'hush':
      return decideHush(state, command.member, command.what, asking);
    case 'close':
      return ok([{ type: 'closed' }]);
  }
}

/** In a big room nobody knows the names of the crowd, so an id must do. [RM35] */
const isSomebody = (state: RoomState, member: MemberId): boolean =>
  state.members.some(({ id }) => id === member) || state.members.length >= roomLimits.everybodyNamed;

/** Nobody acts on his like, and nobody on himself, by these. [RM43] */
const outranks = (state: RoomState, by: MemberId, member: MemberId): boolean =>
  by !== member && rankOf(roleOf(state, by)) > rankOf(roleOf(state, member));

function decideKick(state: RoomState, member: MemberId, asking: Asking): Decision {
  if (!isSomebody(state, member)) return fail({ code: 'unknownMember' });
  if (!outranks(state, asking.by, member)) return fail({ code: 'outranked' });
  return ok([...releasing(state, member, asking), { type: 'kicked', member }]);
}

function decideBan(state: RoomState, member: MemberId, asking: Asking): Decision {
  if (state.bans.some((ban) => ban.member === member)) return ok([]);
  if (!isSomebody(state, member) && grantOf(state, member) === null) return fail({ code: 'unknownMember' });
  if (!outranks(state, asking.by, member)) return fail({ code: 'outranked' });
  if (state.bans.length >= roomLimits.bans) return fail({ code: 'listFull' });
  const name = state.members.find(({ id }) => id === member)?.name ?? '';
  const ban = { member, name, at: asking.now };
  return ok([...releasing(state, member, asking), { type: 'banned', ban }]);
}

/** Whether he gives it just now the room does not know: his own devices look. [CA7] */
function decideHush(state: RoomState, member: MemberId, what: CallPart, { by }: Asking): Decision {
  if (!isSomebody(state, member)) return fail({ code: 'unknownMember' });
  if (rankOf(roleOf(state, member)) > rankOf(roleOf(state, by))) return fail({ code: 'outranked' });
  return ok([{ type: 'hushed', member, what }]);
}

/** Up to one's own rank, and only to those below it; hosts may change hosts, and everybody may step down. [RM40] */
function decideRole(state: RoomState, member: MemberId, role: Role, { by }: Asking): Decision {
  if (!isSomebody(state, member) && grantOf(state, member) === null) return fail({ code: 'unknownMember' });
  const mine = roleOf(state, by);
  const allowed =
    mine === 'host' || (rankOf(role) <= rankOf(mine) && (by === member || outranks(state, by, member)));
  if (!allowed) return fail({ code: 'outranked' });
  const now = grantOf(state, member);
  if (now === role || (now === null && role === state.settings.newcomers)) return ok([]);
  const isLastHost = now === 'host' && hostsOf(state).length === 1;
  if (isLastHost) return fail({ code: 'lastHost' });
  if (now === null && state.grants.length >= roomLimits.grants) return fail({ code: 'listFull' });
  return ok([{ type: 'roleSet', member, role }]);
}

/** Who gives rights stays host, so that no room can be taken from all its hosts at once. [RM41] */
function decideRight(state: RoomState, action: Action, from: Role): Decision {
  if (action === 'rights' && from !== 'host') return fail({ code: 'outOfRange' });
  return ok(leastRole(state, action) === from ? [] : [{ type: 'rightSet', right: { action, from } }]);
}
