/** What happened in a room. Events never ask and are never refused; whatever is not deterministic is inside them. */
import type { MediaSec, ServerMs } from '../runtime/units.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { HouseEvent } from './house-events.ts';
import type { Marker } from './house.ts';
import type {
  CommandId,
  Fingerprint,
  Hold,
  Item,
  ItemId,
  Member,
  MemberId,
  Source,
  SubtitleId,
  Waiting,
} from './state.ts';
import type { SharedSubtitle } from './shared-subtitle.ts';

/** A change of the line carries the whole new line. */
interface LineChange {
  readonly timeline: Timeline;
  /** When it was asked for, on the server's clock. */
  readonly issuedAt: ServerMs;
}

export type RoomEvent =
  | HouseEvent
  /** `sealed`: of the owner link, kept by servers only. */
  | { readonly type: 'opened'; readonly title: string; readonly host?: MemberId; readonly sealed?: string }
  | { readonly type: 'titled'; readonly title: string }
  | { readonly type: 'joined'; readonly member: Member }
  | { readonly type: 'left'; readonly member: MemberId }
  | { readonly type: 'renamed'; readonly member: MemberId; readonly name: string }
  | ({ readonly type: 'played'; readonly manner?: 'restart' | 'loop' } & LineChange)
  | ({ readonly type: 'paused' } & LineChange)
  | ({
      readonly type: 'seeked';
      /** guard: the room itself went back for somebody who had fallen behind. */
      readonly manner?: 'goTo' | 'syncToMe' | 'guard';
      /** To whose place, if it is not its author's. */
      readonly of?: MemberId;
      /** How far the guard took everybody back, s. */
      readonly backSec?: number;
    } & LineChange)
  | ({ readonly type: 'rateChanged' } & LineChange)
  /** The room begins to wait, or waits for others than before. */
  | ({ readonly type: 'held'; readonly hold: Hold; readonly beginner: MemberId | null } & LineChange)
  /** It waits no longer; `without` are those who still were not ready. */
  | ({ readonly type: 'released'; readonly without: readonly MemberId[] } & LineChange)
  | { readonly type: 'itemAdded'; readonly item: Item }
  | { readonly type: 'itemsAdded'; readonly items: readonly Item[] }
  | { readonly type: 'itemRemoved'; readonly item: ItemId }
  /** Of all but what is on. */
  | { readonly type: 'queueCleared' }
  | { readonly type: 'queueShuffled'; readonly order: readonly ItemId[] }
  /** What command `of` did is taken back: the queue is in this order, with these in it again. */
  | {
      readonly type: 'queueRestored';
      readonly of: CommandId;
      readonly order: readonly ItemId[];
      readonly items: readonly Item[];
      readonly markers: readonly Marker[];
    }
  /** `before`: null for the end of the queue. */
  | { readonly type: 'itemMoved'; readonly item: ItemId; readonly before: ItemId | null }
  | { readonly type: 'itemRenamed'; readonly item: ItemId; readonly title: string }
  | { readonly type: 'subtitleAdded'; readonly item: ItemId; readonly subtitle: SharedSubtitle }
  | { readonly type: 'subtitleRemoved'; readonly item: ItemId; readonly subtitle: SubtitleId }
  | { readonly type: 'itemDescribed'; readonly item: ItemId; readonly duration: MediaSec }
  | { readonly type: 'sourceAdded'; readonly item: ItemId; readonly source: Source }
  | { readonly type: 'sourceRemoved'; readonly item: ItemId; readonly source: Source }
  | { readonly type: 'itemFingerprinted'; readonly item: ItemId; readonly fingerprint: Fingerprint }
  /** null: nothing is on any more. */
  | ({
      readonly type: 'itemSelected';
      readonly item: ItemId | null;
      /** next: because the one before ended; it is nobody's doing. */
      readonly manner?: 'next';
    } & LineChange)
  | ({ readonly type: 'itemEnded'; readonly item: ItemId } & LineChange)
  /** Everybody tells where everybody is; nothing changes. */
  | { readonly type: 'rollCalled' }
  | { readonly type: 'waitingSet'; readonly waiting: Waiting }
  /** Nobody is connected any more. */
  | ({ readonly type: 'slept' } & LineChange);

/** One line of a room's log. */
export interface Entry {
  readonly seq: number;
  readonly at: ServerMs;
  /** null: the room itself. */
  readonly by: MemberId | null;
  /** The command it answers, if a member's. */
  readonly command: CommandId | null;
  readonly event: RoomEvent;
}
