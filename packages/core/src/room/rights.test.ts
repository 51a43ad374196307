import { describe, expect, test } from 'vitest';
import { serverMs } from '../runtime/units.ts';
import { trialLeads } from '../testkit/room-trial.ts';
import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import { actions, roles, type Action, type Control, type Role } from './house.ts';
import { leastRole, may, needOf, refusalFor, usualRights } from './rights.ts';
import { emptyRoom, type RoomState } from './state.ts';

/** Who may do what, written out: H host, O moderator, M member, V viewer. */
const table: Readonly<Record<Action, string>> = {
  playback: 'HOM',
  queue: 'HOM',
  chat: 'HOMV',
  call: 'HOM',
  marks: 'HOM',
  title: 'HOM',
  settings: 'HOM',
  baton: 'HOM',
  mode: 'HO',
  kick: 'HO',
  ban: 'HO',
  lock: 'HO',
  hush: 'HO',
  roles: 'HO',
  access: 'H',
  rights: 'H',
  close: 'H',
};
const letterOf: Readonly<Record<Role, string>> = { host: 'H', moderator: 'O', member: 'M', viewer: 'V' };

/** A room with one of each role in it; who is what is in their names. */
const house: RoomState = {
  ...emptyRoom,
  seq: 1,
  members: roles.map((id) => ({ id, name: id, colour: 0 })),
  grants: roles.map((role) => ({ member: role, role })),
  queue: [{ id: 'film', title: 'Film', duration: null, sources: [], addedBy: 'host' }],
  current: 'film',
};

/** One command of each kind. */
const commands: { readonly [Type in Command['type']]: Extract<Command, { type: Type }> } = {
  play: { type: 'play' },
  pause: { type: 'pause' },
  seek: { type: 'seek', to: 5 as never },
  setRate: { type: 'setRate', rate: 1.5 },
  restart: { type: 'restart' },
  goTo: { type: 'goTo', to: 5 as never },
  syncToMe: { type: 'syncToMe', position: 5 as never },
  goOnWithout: { type: 'goOnWithout', members: [] },
  selectItem: { type: 'selectItem', item: 'film' },
  nextItem: { type: 'nextItem', from: 'film' },
  previousItem: { type: 'previousItem', from: 'film' },
  reportStall: { type: 'reportStall' },
  reportReady: { type: 'reportReady' },
  describeItem: { type: 'describeItem', item: 'film', duration: 60 as never },
  itemEnded: { type: 'itemEnded', item: 'film' },
  rename: { type: 'rename', name: 'x' },
  callRoll: { type: 'callRoll' },
  addItem: {
    type: 'addItem',
    select: false,
    item: { id: 'x', title: 'x', duration: null, sources: [{ kind: 'link', url: '/x' }] },
  },
  addItems: {
    type: 'addItems',
    items: [{ id: 'y', title: 'y', duration: null, sources: [{ kind: 'link', url: '/y' }] }],
  },
  clearQueue: { type: 'clearQueue' },
  shuffleQueue: { type: 'shuffleQueue' },
  undoQueue: { type: 'undoQueue', of: 'c1' },
  removeItem: { type: 'removeItem', item: 'film' },
  moveItem: { type: 'moveItem', item: 'film', before: null },
  renameItem: { type: 'renameItem', item: 'film', title: 'y' },
  addSource: { type: 'addSource', item: 'film', source: { kind: 'link', url: '/y' } },
  removeSource: { type: 'removeSource', item: 'film', source: { kind: 'link', url: '/y' } },
  fingerprintItem: {
    type: 'fingerprintItem',
    item: 'film',
    fingerprint: { size: 5, hash: 'a'.repeat(64), name: 'x.mp4' },
  },
  addSubtitle: {
    type: 'addSubtitle',
    item: 'film',
    subtitle: { id: 's', label: 'x', lang: null, url: '/s' },
  },
  removeSubtitle: { type: 'removeSubtitle', item: 'film', subtitle: 's' },
  setTitle: { type: 'setTitle', title: 'x' },
  setWaiting: { type: 'setWaiting', waiting: { policy: 'nobody', limitSec: 5 } },
  setSetting: { type: 'setSetting', setting: { name: 'guard', on: true } },
  addMarker: { type: 'addMarker', marker: { id: 'm', item: 'film', position: 1 as never, label: 'x' } },
  removeMarker: { type: 'removeMarker', marker: 'm' },
  pinLine: { type: 'pinLine', text: 'x' },
  unpinLine: { type: 'unpinLine' },
  setControlMode: { type: 'setControlMode', mode: 'hosts' },
  takeBaton: { type: 'takeBaton' },
  giveBaton: { type: 'giveBaton', to: 'viewer' },
  releaseBaton: { type: 'releaseBaton' },
  kick: { type: 'kick', member: 'viewer' },
  ban: { type: 'ban', member: 'viewer' },
  unban: { type: 'unban', member: 'x' },
  setRole: { type: 'setRole', member: 'viewer', role: 'member' },
  setRight: { type: 'setRight', action: 'chat', from: 'member' },
  setLock: { type: 'setLock', locked: true },
  setPassword: { type: 'setPassword', password: 'x' },
  setOwnerLink: { type: 'setOwnerLink', owner: 'x'.repeat(22) },
  hush: { type: 'hush', member: 'viewer', what: 'mic' },
  close: { type: 'close' },
};
const free = new Set([
  'reportStall',
  'reportReady',
  'describeItem',
  'itemEnded',
  'fingerprintItem',
  'rename',
]);

const controls: readonly Control[] = [
  { mode: 'everyone' },
  { mode: 'hosts' },
  { mode: 'baton', holder: null },
  ...roles.map((holder) => ({ mode: 'baton', holder }) as const),
];

/** What must come out, told again in other words than the code's. */
function expected(role: Role, command: Command, control: Control): string | null {
  if (free.has(command.type)) return null;
  const need = needOf(command);
  const holds = control.mode === 'baton' && control.holder === role;
  if (need === 'handover') return holds || 'HO'.includes(letterOf[role]) ? null : 'notInControl';
  if (need === 'steer') {
    if (control.mode === 'baton') return holds ? null : 'notInControl';
    if (control.mode === 'hosts') return role === 'host' || role === 'moderator' ? null : 'notInControl';
    return role === 'viewer' ? 'notAllowed' : null;
  }
  return need !== null && table[need].includes(letterOf[role]) ? null : 'notAllowed';
}

test('[RM41] the table is what is written here, and whoever is above may what those below may', () => {
  for (const action of actions) {
    const allowed = roles.filter((role) => may(house, role, action)).map((role) => letterOf[role]);
    expect(allowed.join(''), action).toBe(table[action]);
    expect(leastRole(house, action)).toBe(usualRights[action]);
  }
});

describe.each(controls)('control $mode $holder', (control) => {
  test.each(Object.values(commands))('[RM42][RM43] $type: each role may or may not', (command) => {
    for (const role of roles) {
      const room = { ...house, control };
      expect(refusalFor(room, role, command), role).toBe(expected(role, command, control));
    }
  });

  test('[RM43] what may not be asked is refused, and changes nothing', () => {
    for (const role of roles) {
      for (const command of Object.values(commands)) {
        const why = refusalFor({ ...house, control }, role, command);
        if (why === null) continue;
        const request = { from: 'member', id: 'c', by: role, issuedAt: serverMs(9e9), command } as const;
        const decided = decide({ ...house, control }, request, { now: serverMs(9e9), leads: trialLeads });
        expect(decided).toEqual({ ok: false, error: { code: why } });
      }
    }
  });
});

test('[RM41] each right can be moved to each role, for the room', () => {
  for (const action of actions) {
    for (const from of roles) {
      const room: RoomState = { ...house, rights: [{ action, from }] };
      for (const role of roles) {
        expect(may(room, role, action)).toBe(roles.indexOf(role) <= roles.indexOf(from));
      }
    }
  }
});

test('[RM41] who sees a room and what newcomers are is for those who keep the door', () => {
  expect(needOf({ type: 'setSetting', setting: { name: 'listed', on: true } })).toBe('access');
  expect(needOf({ type: 'setSetting', setting: { name: 'newcomers', role: 'viewer' } })).toBe('access');
  expect(needOf({ type: 'setSetting', setting: { name: 'loop', loop: 'item' } })).toBe('settings');
  expect(needOf({ type: 'setSetting', setting: { name: 'calls', on: false, most: 6 } })).toBe('hush');
});
