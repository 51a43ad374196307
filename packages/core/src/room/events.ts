/** What happened in a room. Events never ask and are never refused; whatever is not deterministic is inside them. */
import type { MediaSec, ServerMs } from '../runtime/units.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { CommandId, Hold, Item, ItemId, Member, MemberId, Waiting } from './state.ts';

/** A change of the line carries the whole new line. */
interface LineChange {
  readonly timeline: Timeline;
  /** When it was asked for, on the server's clock. */
  readonly issuedAt: ServerMs;
}

export type RoomEvent =
  | { readonly type: 'opened'; readonly title: string }
  | { readonly type: 'titled'; readonly title: string }
  | { readonly type: 'joined'; readonly member: Member }
  | { readonly type: 'left'; readonly member: MemberId }
  | { readonly type: 'renamed'; readonly member: MemberId; readonly name: string }
  | ({ readonly type: 'played' } & LineChange)
  | ({ readonly type: 'paused' } & LineChange)
  | ({ readonly type: 'seeked' } & LineChange)
  | ({ readonly type: 'rateChanged' } & LineChange)
  /** The room begins to wait, or waits for others than before. */
  | ({ readonly type: 'held'; readonly hold: Hold; readonly beginner: MemberId | null } & LineChange)
  /** It waits no longer; `without` are those who still were not ready. */
  | ({ readonly type: 'released'; readonly without: readonly MemberId[] } & LineChange)
  | { readonly type: 'itemAdded'; readonly item: Item }
  | { readonly type: 'itemRemoved'; readonly item: ItemId }
  | { readonly type: 'itemDescribed'; readonly item: ItemId; readonly duration: MediaSec }
  /** null: nothing is on any more. */
  | ({ readonly type: 'itemSelected'; readonly item: ItemId | null } & LineChange)
  | ({ readonly type: 'itemEnded'; readonly item: ItemId } & LineChange)
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
