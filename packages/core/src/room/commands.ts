/** What can be asked of a room, and how it says no. */
import type { MediaSec, ServerMs } from '../runtime/units.ts';
import type { CallPart } from './call-parts.ts';
import type { Action, ControlMode, Role, Setting } from './house.ts';
import type { SharedSubtitle } from './shared-subtitle.ts';
import type {
  CommandId,
  Fingerprint,
  ItemId,
  MarkerId,
  MemberId,
  Source,
  SubtitleId,
  Waiting,
} from './state.ts';

/** An item as its bringer describes it; the id is made by the client so that the command can be repeated safely. */
export interface NewItem {
  readonly id: ItemId;
  readonly title: string;
  readonly duration: MediaSec | null;
  readonly sources: readonly Source[];
}

/** What a member may ask. */
export type Command =
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  | { readonly type: 'seek'; readonly to: MediaSec }
  | { readonly type: 'setRate'; readonly rate: number }
  /** From the beginning, playing. */
  | { readonly type: 'restart' }
  /** Everybody to a time that somebody typed or chose. */
  | { readonly type: 'goTo'; readonly to: MediaSec }
  /** Everybody to where this member was when he pressed; or, with `of`, to where he saw that other one. */
  | { readonly type: 'syncToMe'; readonly position: MediaSec; readonly of?: MemberId }
  /** Everybody is told where everybody is. */
  | { readonly type: 'callRoll' }
  | { readonly type: 'reportStall' }
  | { readonly type: 'reportReady' }
  /** Stop waiting for these. */
  | { readonly type: 'goOnWithout'; readonly members: readonly MemberId[] }
  | { readonly type: 'addItem'; readonly item: NewItem; readonly select: boolean }
  /** Many at once, at the end of the queue. */
  | { readonly type: 'addItems'; readonly items: readonly NewItem[] }
  | { readonly type: 'removeItem'; readonly item: ItemId }
  /** Everything but what is on. */
  | { readonly type: 'clearQueue' }
  | { readonly type: 'shuffleQueue' }
  /** Takes back what this command removed or shuffled. */
  | { readonly type: 'undoQueue'; readonly of: CommandId }
  | { readonly type: 'selectItem'; readonly item: ItemId }
  /** `before`: null for the end of the queue. */
  | { readonly type: 'moveItem'; readonly item: ItemId; readonly before: ItemId | null }
  | { readonly type: 'renameItem'; readonly item: ItemId; readonly title: string }
  /** The one after `from`, which was on when this was pressed: two who press at once move on once. */
  | { readonly type: 'nextItem'; readonly from: ItemId }
  | { readonly type: 'previousItem'; readonly from: ItemId }
  | { readonly type: 'describeItem'; readonly item: ItemId; readonly duration: MediaSec }
  | { readonly type: 'itemEnded'; readonly item: ItemId }
  /** One more way to the picture of an item, the last to be tried. */
  | { readonly type: 'addSource'; readonly item: ItemId; readonly source: Source }
  | { readonly type: 'removeSource'; readonly item: ItemId; readonly source: Source }
  | { readonly type: 'fingerprintItem'; readonly item: ItemId; readonly fingerprint: Fingerprint }
  | { readonly type: 'addSubtitle'; readonly item: ItemId; readonly subtitle: SharedSubtitle }
  | { readonly type: 'removeSubtitle'; readonly item: ItemId; readonly subtitle: SubtitleId }
  | { readonly type: 'rename'; readonly name: string }
  | { readonly type: 'setTitle'; readonly title: string }
  | { readonly type: 'setWaiting'; readonly waiting: Waiting }
  | HouseCommand;

/** What a member may ask about people and house rules. */
export type HouseCommand =
  | { readonly type: 'setSetting'; readonly setting: Setting }
  | { readonly type: 'addMarker'; readonly marker: NewMarker }
  | { readonly type: 'removeMarker'; readonly marker: MarkerId }
  | { readonly type: 'pinLine'; readonly text: string }
  | { readonly type: 'unpinLine' }
  | { readonly type: 'setControlMode'; readonly mode: ControlMode }
  | { readonly type: 'takeBaton' }
  | { readonly type: 'giveBaton'; readonly to: MemberId }
  | { readonly type: 'releaseBaton' }
  | { readonly type: 'kick'; readonly member: MemberId }
  | { readonly type: 'ban'; readonly member: MemberId }
  | { readonly type: 'unban'; readonly member: MemberId }
  | { readonly type: 'setRole'; readonly member: MemberId; readonly role: Role }
  | { readonly type: 'setRight'; readonly action: Action; readonly from: Role }
  | { readonly type: 'setLock'; readonly locked: boolean }
  /** null takes it away. */
  | { readonly type: 'setPassword'; readonly password: string | null }
  /** Makes the link that claims the room; an earlier one is void. */
  | { readonly type: 'setOwnerLink'; readonly owner: string }
  /** Turns off what somebody gives to the call. */
  | { readonly type: 'hush'; readonly member: MemberId; readonly what: CallPart }
  | { readonly type: 'close' };

/** A marker as its maker describes it; the id is the client's. */
export interface NewMarker {
  readonly id: MarkerId;
  readonly item: ItemId;
  readonly position: MediaSec;
  readonly label: string;
}

/** What the server asks on its own account. */
export type SystemCommand =
  | Admission
  /** Somebody made the room, and will come into it. */
  | { readonly type: 'open' }
  /** Gone after the grace period. */
  | { readonly type: 'dismiss'; readonly member: MemberId }
  /** The hold's time may be up. */
  | { readonly type: 'expireHold' }
  /** A film that a member left to be prepared is ready; it comes on if nothing is. [UP12] */
  | { readonly type: 'bring'; readonly item: NewItem; readonly by: MemberId }
  /** The film may be over, and no player has told. */
  | { readonly type: 'endItem'; readonly item: ItemId }
  /** Somebody who watches fell far behind: everybody back to where he is. */
  | GuardCommand
  /** Nobody is connected. */
  | { readonly type: 'sleep' };

/** What the guard saw, and of which line. [RM61] */
export interface GuardCommand {
  readonly type: 'guard';
  readonly member: MemberId;
  /** Where he was at server moment `at`, and how fast he went on from there; 0: he stood. */
  readonly position: MediaSec;
  readonly at: ServerMs;
  readonly rate: number;
  /** Of the line he was compared with; for another one it means nothing. */
  readonly revision: number;
}

/** Somebody wants to come in. */
export interface Admission {
  readonly type: 'admit';
  readonly member: MemberId;
  readonly name: string;
  /** Seals of secrets that he has shown to know. */
  readonly proofs?: readonly string[];
  /** Seal of the owner link, if the room is made by this. */
  readonly owner?: string;
  /** He gave a password. */
  readonly triedPassword?: boolean;
  /** He is in the room already, by name or in the crowd. */
  readonly inside?: boolean;
  /** He does something, and is to be known by name however many are here. */
  readonly named?: boolean;
}

export type Request =
  | {
      readonly from: 'member';
      readonly id: CommandId;
      readonly by: MemberId;
      /** When it was pressed, on the server's clock as the client knows it. */
      readonly issuedAt: ServerMs;
      readonly command: Command;
      /** What the server made of a secret in the command, to be kept instead of it. */
      readonly sealed?: string;
    }
  | { readonly from: 'server'; readonly command: SystemCommand };

/** How long ahead a change of each kind must be ordered so that everybody can make it; in ms. See lead.ts. */
export interface Leads {
  readonly pause: number;
  readonly play: number;
  readonly seek: number;
}

export interface DecideContext {
  readonly now: ServerMs;
  readonly leads: Leads;
}

export type RefusalCode =
  /** Somebody else's later change stands. */
  | 'superseded'
  | 'notMember'
  | 'nothingToPlay'
  | 'unknownItem'
  | 'duplicateItem'
  | 'queueFull'
  /** An item keeps one way to its picture. */
  | 'lastSource'
  | 'roomFull'
  | 'badName'
  | 'outOfRange'
  /** His role may not. */
  | 'notAllowed'
  /** Others steer this room: its hosts, or whoever holds the baton. */
  | 'notInControl'
  /** Nobody may do this to somebody of his own rank or above. */
  | 'outranked'
  /** A room keeps its last host. */
  | 'lastHost'
  | 'unknownMember'
  | 'unknownMarker'
  | 'duplicateMarker'
  /** No more of these are kept. */
  | 'listFull'
  | 'badText'
  | 'banned'
  | 'locked'
  | 'needsPassword'
  | 'wrongPassword'
  | 'roomClosed'
  /** This member made the room wait twice in the last minute. */
  | 'heldTooOften'
  /** As many are in the call as may be. */
  | 'callFull'
  /** This room has no calls. */
  | 'callsOff'
  /** The member asked too often; try again later. */
  | 'tooFast'
  /** It could not be kept just now; the same again, later. */
  | 'retry';

export interface Refusal {
  readonly code: RefusalCode;
}
