/**
 * Rights: who may ask a room for what: one table of actions and roles, one of commands and what they need. Servers decide
 * with it and clients show with it. Rules RM41–RM43 in docs/spec/room.md.
 */
import type { Command, RefusalCode } from './commands.ts';
import type { Action, Role } from './house.ts';
import { isAtLeast, roleOf } from './roles.ts';
import type { Item, ItemId, MemberId, RoomState } from './state.ts';

/** The least role for each action, unless the room says otherwise. [RM41] */
export const usualRights: Readonly<Record<Action, Role>> = {
  playback: 'member',
  queue: 'member',
  chat: 'viewer',
  call: 'member',
  marks: 'member',
  title: 'member',
  settings: 'member',
  baton: 'member',
  mode: 'moderator',
  kick: 'moderator',
  ban: 'moderator',
  lock: 'moderator',
  hush: 'moderator',
  roles: 'moderator',
  access: 'host',
  rights: 'host',
  close: 'host',
};

/**
 * `steer`: moves pictures, so the control mode has a say. `handover`: of the baton, by whoever holds it or may set the
 * mode. null: what everybody, or every player, must be able to tell.
 */
type Need = Action | 'steer' | 'handover' | null;

const needs: Readonly<Record<Command['type'], Need>> = {
  play: 'steer',
  pause: 'steer',
  seek: 'steer',
  setRate: 'steer',
  restart: 'steer',
  goTo: 'steer',
  syncToMe: 'steer',
  goOnWithout: 'steer',
  selectItem: 'steer',
  nextItem: 'steer',
  previousItem: 'steer',
  reportStall: null,
  reportReady: null,
  describeItem: null,
  itemEnded: null,
  fingerprintItem: null,
  rename: null,
  callRoll: 'chat',
  addItem: 'queue',
  addItems: 'queue',
  clearQueue: 'queue',
  shuffleQueue: 'queue',
  undoQueue: 'queue',
  removeItem: 'queue',
  moveItem: 'queue',
  renameItem: 'queue',
  addSource: 'queue',
  removeSource: 'queue',
  addSubtitle: 'queue',
  removeSubtitle: 'queue',
  setTitle: 'title',
  setWaiting: 'settings',
  setSetting: 'settings',
  addMarker: 'marks',
  removeMarker: 'marks',
  pinLine: 'marks',
  unpinLine: 'marks',
  setControlMode: 'mode',
  takeBaton: 'baton',
  giveBaton: 'handover',
  releaseBaton: 'handover',
  kick: 'kick',
  ban: 'ban',
  unban: 'ban',
  setLock: 'lock',
  hush: 'hush',
  setRole: 'roles',
  setPassword: 'access',
  setOwnerLink: 'access',
  setRight: 'rights',
  close: 'close',
};

/** The least role for `action` in this room. */
export const leastRole = ({ rights }: RoomState, action: Action): Role =>
  rights.find((right) => right.action === action)?.from ?? usualRights[action];

/** Whether `member` may, whoever steers. [RM41] */
export function may(state: RoomState, member: MemberId, action: Action): boolean {
  return isAtLeast(roleOf(state, member), leastRole(state, action));
}

const holds = ({ control }: RoomState, member: MemberId): boolean =>
  control.mode === 'baton' && control.holder === member;

/** Why `member` may not move pictures now, or null. [RM42] */
export function steeringRefusal(state: RoomState, member: MemberId): 'notAllowed' | 'notInControl' | null {
  const { control } = state;
  switch (control.mode) {
    case 'baton':
      return holds(state, member) ? null : 'notInControl';
    case 'hosts':
      if (!isAtLeast(roleOf(state, member), 'moderator')) return 'notInControl';
      break;
    case 'everyone':
      break;
  }
  return may(state, member, 'playback') ? null : 'notAllowed';
}

/**
 * Whether the word of this member's player counts about the film: where its length is known a wrong word does nothing;
 * else he must be one who could end it by hand, or have brought it. [RM25][RM26]
 */
export function isBelieved(state: RoomState, id: ItemId, member: MemberId): boolean {
  const item = state.queue.find((one) => one.id === id);
  return item?.duration === null ? isBringerOrSteers(state, item, member) : true;
}

/** Whether `member` brought the item, or could put it on and end it by hand. */
export function isBringerOrSteers(state: RoomState, item: Item, member: MemberId): boolean {
  const isNamed = state.members.some((one) => one.id === member);
  return isNamed && (item.addedBy === member || steeringRefusal(state, member) === null);
}

/** Why `member` may not ask this now, or null. Whom it may be done to is not looked at here. [RM43] */
export function refusalFor(state: RoomState, member: MemberId, command: Command): RefusalCode | null {
  const need = needOf(command);
  if (need === null) return null;
  if (need === 'steer') return steeringRefusal(state, member);
  if (need === 'handover') return holds(state, member) || may(state, member, 'mode') ? null : 'notInControl';
  return may(state, member, need) ? null : 'notAllowed';
}

/** What players tell by themselves, whoever watches them. */
export const isPlayersWord = ({ type }: Command): boolean => needs[type] === null && type !== 'rename';

/** What a command needs; who sees a room and what newcomers are belongs to the door, not to the settings. */
export function needOf(command: Command): Need {
  if (command.type !== 'setSetting') return needs[command.type];
  switch (command.setting.name) {
    case 'listed':
    case 'newcomers':
      return 'access';
    case 'calls':
      return 'hush';
    case 'loop':
    case 'rates':
    case 'advance':
    case 'guard':
    case 'keepRunning':
      return 'settings';
  }
}
