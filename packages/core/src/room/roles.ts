/** Roles: what somebody is in a room, and who stands in when its hosts are away. Rules RM38–RM40 in docs/spec/room.md. */
import { roles, type Role } from './house.ts';
import type { MemberId, RoomState } from './state.ts';

/** Greater for more rights. */
export const rankOf = (role: Role): number => roles.length - roles.indexOf(role);

export const isAtLeast = (role: Role, least: Role): boolean => rankOf(role) >= rankOf(least);

export const grantOf = ({ grants }: RoomState, member: MemberId): Role | null =>
  grants.find((grant) => grant.member === member)?.role ?? null;

const ownRole = (state: RoomState, member: MemberId): Role =>
  grantOf(state, member) ?? state.settings.newcomers;

/**
 * Whoever acts while no host is here: the moderator who is here longest, else the member who is. Viewers never do. Null
 * while a host is here. [RM39]
 */
export function deputyOf(state: RoomState): MemberId | null {
  let deputy: { readonly id: MemberId; readonly role: Role } | null = null;
  for (const { id } of state.members) {
    const role = ownRole(state, id);
    if (role === 'host') return null;
    if (role !== 'viewer' && (deputy === null || rankOf(role) > rankOf(deputy.role))) deputy = { id, role };
  }
  return deputy?.id ?? null;
}

/** What `member` may act as now. [RM38][RM39] */
export function roleOf(state: RoomState, member: MemberId): Role {
  const own = ownRole(state, member);
  if (own === 'host' || own === 'viewer' || deputyOf(state) !== member) return own;
  // Where nobody ever was host there is nobody to come back to it.
  return hostsOf(state).length === 0 ? 'host' : 'moderator';
}

/** The same for everybody here at once: for lists, where asking for one after the other would look at all each time. */
export function rolesIn(state: RoomState): ReadonlyMap<MemberId, Role> {
  const granted = new Map(state.grants.map(({ member, role }) => [member, role]));
  const roleHere = new Map(state.members.map(({ id }) => [id, granted.get(id) ?? state.settings.newcomers]));
  const deputy = deputyOf(state);
  if (deputy !== null) roleHere.set(deputy, roleOf(state, deputy));
  return roleHere;
}

/** Everybody with the role of a host, here or not. */
export const hostsOf = ({ grants }: RoomState): readonly MemberId[] =>
  grants.filter(({ role }) => role === 'host').map(({ member }) => member);
