/** EvolveHouse: folds what happened to people and house rules into the room. Like evolve, it never refuses. [RM2] */
import type { RoomEvent } from './events.ts';
import type { HouseEvent } from './house-events.ts';
import type { Access, Control, Grant, RightChange, Role, Setting } from './house.ts';
import type { MemberId, RoomState } from './state.ts';

/** Whoever makes a room is its host. [RM38] */
export function opened(
  state: RoomState,
  { host, sealed }: Extract<RoomEvent, { type: 'opened' }>,
): RoomState {
  const grants = host === undefined ? state.grants : granted(state.grants, host, 'host');
  if (sealed === undefined) return { ...state, grants };
  const access = { ...state.access, hasOwnerLink: true };
  return { ...state, grants, access, secrets: { ...state.secrets, owner: sealed } };
}

/** Somebody is not here any more; the baton is free if he had it. [RM42] */
export function without(state: RoomState, member: MemberId): RoomState {
  const members = state.members.filter(({ id }) => id !== member);
  const { control } = state;
  const holds = control.mode === 'baton' && control.holder === member;
  return { ...state, members, control: holds ? { mode: 'baton', holder: null } : control };
}

/** Whoever gets into a locked room is an insider from then on. [RM45] */
export function letIn(access: Access, member: MemberId): Access {
  if (access.lock === null || access.lock.insiders.includes(member)) return access;
  return { ...access, lock: { insiders: [...access.lock.insiders, member] } };
}

function letOut(access: Access, member: MemberId): Access {
  if (access.lock === null) return access;
  return { ...access, lock: { insiders: access.lock.insiders.filter((id) => id !== member) } };
}

const granted = (grants: readonly Grant[], member: MemberId, role: Role): readonly Grant[] => [
  ...grants.filter((grant) => grant.member !== member),
  { member, role },
];

export function houseAfter(state: RoomState, event: HouseEvent, by: MemberId | null): RoomState {
  const { access, bans, grants, markers } = state;
  switch (event.type) {
    case 'kicked':
      return { ...without(state, event.member), access: letOut(access, event.member) };
    case 'banned': {
      const { member } = event.ban;
      return {
        ...without(state, member),
        access: letOut(access, member),
        bans: [...bans.filter((ban) => ban.member !== member), event.ban],
        grants: grants.filter((grant) => grant.member !== member),
      };
    }
    case 'unbanned':
      return { ...state, bans: bans.filter((ban) => ban.member !== event.member) };
    case 'roleSet':
      return { ...state, grants: granted(grants, event.member, event.role) };
    case 'rightSet':
      return { ...state, rights: righted(state.rights, event.right) };
    case 'lockSet': {
      const insiders = state.members.map(({ id }) => id);
      return { ...state, access: { ...access, lock: event.locked ? { insiders } : null } };
    }
    case 'passwordSet':
      return {
        ...state,
        access: { ...access, hasPassword: event.isSet },
        ...sealed(state, 'password', event.sealed),
      };
    case 'ownerLinkSet':
      return { ...state, access: { ...access, hasOwnerLink: true }, ...sealed(state, 'owner', event.sealed) };
    case 'modeSet':
      return { ...state, control: controlFor(event.mode, by) };
    case 'batonPassed':
      return { ...state, control: { mode: 'baton', holder: event.holder } };
    case 'settingSet':
      return withSetting(state, event.setting);
    case 'markerAdded':
      return { ...state, markers: [...markers.filter(({ id }) => id !== event.marker.id), event.marker] };
    case 'markerRemoved':
      return { ...state, markers: markers.filter(({ id }) => id !== event.marker) };
    case 'linePinned':
      return { ...state, pinned: { text: event.text, by } };
    case 'lineUnpinned':
      return { ...state, pinned: null };
    case 'hushed':
      return state;
    case 'closed':
      return { ...state, closed: true, hold: null };
  }
}

/** Whoever brings the baton in holds it first. */
function controlFor(mode: Control['mode'], by: MemberId | null): Control {
  return mode === 'baton' ? { mode, holder: by } : { mode };
}

const righted = (rights: readonly RightChange[], right: RightChange): readonly RightChange[] => [
  ...rights.filter(({ action }) => action !== right.action),
  right,
];

/** A member who folds the same entry without its seal keeps no secrets at all. */
function sealed(
  { secrets }: RoomState,
  what: 'password' | 'owner',
  seal: string | undefined,
): Pick<RoomState, 'secrets'> {
  if (seal !== undefined) return { secrets: { ...secrets, [what]: seal } };
  if (secrets === undefined) return {};
  const { [what]: _, ...others } = secrets;
  return { secrets: others };
}

function withSetting(state: RoomState, setting: Setting): RoomState {
  const { settings } = state;
  switch (setting.name) {
    case 'loop':
      return { ...state, settings: { ...settings, loop: setting.loop } };
    case 'rates': {
      const { slowest, fastest } = setting;
      return { ...state, settings: { ...settings, rates: { slowest, fastest } } };
    }
    case 'newcomers':
      return { ...state, settings: { ...settings, newcomers: setting.role } };
    case 'calls':
      return { ...state, settings: { ...settings, calls: { on: setting.on, most: setting.most } } };
    case 'listed':
      return { ...state, access: { ...state.access, listed: setting.on } };
    case 'advance':
    case 'guard':
    case 'keepRunning':
      return { ...state, settings: { ...settings, [setting.name]: setting.on } };
  }
}
