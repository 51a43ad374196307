/** House: who may come into a room, who may do what in it, and how it behaves by itself. */
import type { MediaSec, ServerMs } from '../runtime/units.ts';
import type { ItemId, MarkerId, MemberId } from './ids.ts';

/** In falling order of rights. */
export const roles = ['host', 'moderator', 'member', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** What a role may be needed for. */
export const actions = [
  /** Everything that moves pictures. */
  'playback',
  'queue',
  'chat',
  /** Being in the room's call. */
  'call',
  /** Markers on the bar, and the line pinned over the picture. */
  'marks',
  'title',
  'settings',
  'baton',
  'mode',
  'kick',
  'ban',
  'lock',
  /** Of others in the call: turning off what they give; and whether there are calls. */
  'hush',
  'roles',
  /** Password, owner link, who sees the room, what newcomers are. */
  'access',
  'rights',
  'close',
] as const;
export type Action = (typeof actions)[number];

/** A role that somebody has for good, here or not; everybody else is what newcomers are. */
export interface Grant {
  readonly member: MemberId;
  readonly role: Role;
}

/** This action needs another role than usual. */
export interface RightChange {
  readonly action: Action;
  /** The least role that may. */
  readonly from: Role;
}

export interface Ban {
  readonly member: MemberId;
  readonly name: string;
  readonly at: ServerMs;
}

export type ControlMode = 'everyone' | 'hosts' | 'baton';
/** Who steers: everyone who may, hosts and moderators, or whoever holds the baton. */
export type Control =
  | { readonly mode: 'everyone' }
  | { readonly mode: 'hosts' }
  | { readonly mode: 'baton'; readonly holder: MemberId | null };

export interface Access {
  /** Shown in lists of rooms; else only who has the link finds it. */
  readonly listed: boolean;
  readonly hasPassword: boolean;
  readonly hasOwnerLink: boolean;
  /** Locked: nobody comes in but these, who were here, so that loading a page again locks nobody out. */
  readonly lock: { readonly insiders: readonly MemberId[] } | null;
}

export interface Settings {
  /** What the end of an item leads to: nothing more than the next one, the same one, or the first after the last. */
  readonly loop: 'off' | 'item' | 'queue';
  /** The end of an item leads to the next one. */
  readonly advance: boolean;
  readonly rates: { readonly slowest: number; readonly fastest: number };
  /** Whoever falls far behind is waited for by taking everybody back to him. */
  readonly guard: boolean;
  /** The film goes on with nobody there. */
  readonly keepRunning: boolean;
  readonly newcomers: 'member' | 'viewer';
  /** Whether there are calls beside the film, and how many connections may be in one. [CA3] */
  readonly calls: { readonly on: boolean; readonly most: number };
}

/** One setting with its new value. */
export type Setting =
  | { readonly name: 'loop'; readonly loop: Settings['loop'] }
  | { readonly name: 'rates'; readonly slowest: number; readonly fastest: number }
  | { readonly name: 'advance' | 'guard' | 'keepRunning' | 'listed'; readonly on: boolean }
  | { readonly name: 'newcomers'; readonly role: Settings['newcomers'] }
  | { readonly name: 'calls'; readonly on: boolean; readonly most: number };

/** A point on the bar of one item. */
export interface Marker {
  readonly id: MarkerId;
  readonly item: ItemId;
  readonly position: MediaSec;
  readonly label: string;
  readonly addedBy: MemberId;
}

export interface PinnedLine {
  readonly text: string;
  readonly by: MemberId | null;
}

/** What only those who keep the room know; it never travels to members. [RM49] */
export interface Secrets {
  readonly password?: string;
  readonly owner?: string;
}

export const openAccess: Access = { listed: false, hasPassword: false, hasOwnerLink: false, lock: null };

export const usualSettings: Settings = {
  loop: 'off',
  advance: true,
  rates: { slowest: 0.25, fastest: 4 },
  guard: false,
  keepRunning: false,
  newcomers: 'member',
  calls: { on: true, most: 6 },
};
