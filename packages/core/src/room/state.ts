/** What a room is: everything that must survive, and nothing that follows from something else in it. */
import type { MediaSec, ServerMs } from '../runtime/units.ts';
import { atRest, type Timeline } from '../timeline/timeline.ts';
import {
  openAccess,
  usualSettings,
  type Access,
  type Ban,
  type Control,
  type Grant,
  type Marker,
  type PinnedLine,
  type RightChange,
  type Secrets,
  type Settings,
} from './house.ts';
import type { CommandId, ItemId, MemberId } from './ids.ts';
import type { SharedSubtitle } from './shared-subtitle.ts';

export type { CommandId, ItemId, MarkerId, MemberId, SubtitleId } from './ids.ts';

/** One person in one room. */
export interface Member {
  readonly id: MemberId;
  readonly name: string;
  /** Index into the palette of member colours. */
  readonly colour: number;
}

/** One way to get the picture of an item. */
export type Source =
  /** An http(s) address, or a path on this server beginning with `/`. */
  | { readonly kind: 'link'; readonly url: string }
  /** A copy of their own that each member picks; only its marks travel, never the film. */
  | { readonly kind: 'file'; readonly name: string; readonly size: number };

/** Whether both are the same way to a picture. */
export function isSameSource(a: Source, b: Source): boolean {
  switch (a.kind) {
    case 'link':
      return b.kind === 'link' && a.url === b.url;
    case 'file':
      return b.kind === 'file' && a.name === b.name && a.size === b.size;
  }
}

/** What tells one file of a film from another, wherever it is and whatever it is called. [SR1] */
export interface Fingerprint {
  /** In bytes. */
  readonly size: number;
  /** SHA-256 over blocks spread over the file, 64 hex digits. */
  readonly hash: string;
  /** Of the file it was taken of; empty where that is not known. */
  readonly name: string;
}

/** One thing to watch. */
export interface Item {
  readonly id: ItemId;
  readonly title: string;
  /** null until somebody's player has told. */
  readonly duration: MediaSec | null;
  readonly sources: readonly Source[];
  /** Of the room's own copy; absent until somebody has told. */
  readonly fingerprint?: Fingerprint;
  readonly addedBy: MemberId;
  /** Shared with the room; left out while there are none. [RM90] */
  readonly subtitles?: readonly SharedSubtitle[];
}

/** Why the line is as it is. */
export type PlaybackCause =
  | 'play'
  | 'pause'
  | 'seek'
  | 'rate'
  | 'hold'
  | 'release'
  | 'item'
  | 'end'
  | 'sleep'
  | 'none';

export interface Playback {
  readonly timeline: Timeline;
  /** Counts the changes of the line; a greater one is newer. */
  readonly revision: number;
  readonly cause: PlaybackCause;
  /** Who changed it last; null: the room itself. */
  readonly by: MemberId | null;
  /** When the one who changed it pressed, on the server's clock. */
  readonly issuedAt: ServerMs;
}

/** The room waits for members who are not ready; the film would be playing otherwise. */
export interface Hold {
  readonly members: readonly MemberId[];
  readonly since: ServerMs;
  /** When the room goes on without them. */
  readonly until: ServerMs;
}

export interface Waiting {
  /** auto: everyone waits in rooms of up to 12 members, nobody in bigger ones. */
  readonly policy: 'auto' | 'everyone' | 'nobody';
  readonly limitSec: number;
}

/** One thing done to the queue that can be taken back. */
export interface QueueUndo {
  /** Of the command that did it. */
  readonly id: CommandId;
  readonly what: 'removed' | 'shuffled';
  /** The queue as it was. */
  readonly order: readonly ItemId[];
  /** Gone since, with their markers. */
  readonly items: readonly Item[];
  readonly markers: readonly Marker[];
}

export interface RoomState {
  /** Of the last entry folded in; 0 for a room that never was. */
  readonly seq: number;
  readonly title: string;
  readonly createdAt: ServerMs;
  /** Those here by name, in the order they came; in big rooms not the whole crowd. [RM35] */
  readonly members: readonly Member[];
  readonly queue: readonly Item[];
  readonly current: ItemId | null;
  readonly playback: Playback;
  readonly hold: Hold | null;
  /** Beginnings of holds in the last minute, by whom; one member may cause two a minute. */
  readonly recentHolds: readonly { readonly member: MemberId; readonly at: ServerMs }[];
  readonly waiting: Waiting;
  readonly access: Access;
  readonly grants: readonly Grant[];
  readonly bans: readonly Ban[];
  readonly control: Control;
  /** Only what differs from the usual rights. */
  readonly rights: readonly RightChange[];
  readonly settings: Settings;
  readonly markers: readonly Marker[];
  /** What was done to the queue and can be taken back, oldest first. [RM84] */
  readonly undos: readonly QueueUndo[];
  readonly pinned: PinnedLine | null;
  /** Over for good. */
  readonly closed: boolean;
  /** Only where the room is kept. */
  readonly secrets?: Secrets;
  /** Ids of the last commands that made a change, oldest first: the same id happens once. */
  readonly recentCommands: readonly CommandId[];
}

export const emptyRoom: RoomState = {
  seq: 0,
  title: '',
  createdAt: atRest.at,
  members: [],
  queue: [],
  current: null,
  playback: { timeline: atRest, revision: 0, cause: 'none', by: null, issuedAt: atRest.at },
  hold: null,
  recentHolds: [],
  waiting: { policy: 'auto', limitSec: 8 },
  access: openAccess,
  grants: [],
  bans: [],
  control: { mode: 'everyone' },
  rights: [],
  settings: usualSettings,
  markers: [],
  undos: [],
  pinned: null,
  closed: false,
  recentCommands: [],
};

/** The item on the screen, or null. */
export function currentItem(state: RoomState): Item | null {
  return state.queue.find((item) => item.id === state.current) ?? null;
}

/** Playing, or only not playing because the room waits for somebody. */
export function meansToPlay(state: RoomState): boolean {
  return state.playback.timeline.playing || state.hold !== null;
}
