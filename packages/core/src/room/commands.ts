/** What can be asked of a room, and how it says no. */
import type { MediaSec, ServerMs } from '../runtime/units.ts';
import type { CommandId, ItemId, MemberId, Source, Waiting } from './state.ts';

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
  | { readonly type: 'reportStall' }
  | { readonly type: 'reportReady' }
  /** Stop waiting for these. */
  | { readonly type: 'goOnWithout'; readonly members: readonly MemberId[] }
  | { readonly type: 'addItem'; readonly item: NewItem; readonly select: boolean }
  | { readonly type: 'removeItem'; readonly item: ItemId }
  | { readonly type: 'selectItem'; readonly item: ItemId }
  | { readonly type: 'describeItem'; readonly item: ItemId; readonly duration: MediaSec }
  | { readonly type: 'itemEnded'; readonly item: ItemId }
  | { readonly type: 'rename'; readonly name: string }
  | { readonly type: 'setTitle'; readonly title: string }
  | { readonly type: 'setWaiting'; readonly waiting: Waiting };

/** What the server asks on its own account. */
export type SystemCommand =
  | { readonly type: 'admit'; readonly member: MemberId; readonly name: string }
  /** Gone after the grace period. */
  | { readonly type: 'dismiss'; readonly member: MemberId }
  /** The hold's time may be up. */
  | { readonly type: 'expireHold' }
  /** Nobody is connected. */
  | { readonly type: 'sleep' };

export type Request =
  | {
      readonly from: 'member';
      readonly id: CommandId;
      readonly by: MemberId;
      /** When it was pressed, on the server's clock as the client knows it. */
      readonly issuedAt: ServerMs;
      readonly command: Command;
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
  | 'roomFull'
  | 'badName'
  | 'outOfRange'
  /** This member made the room wait twice in the last minute. */
  | 'heldTooOften'
  /** The member asked too often; try again later. */
  | 'tooFast';

export interface Refusal {
  readonly code: RefusalCode;
}
