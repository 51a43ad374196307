/** What a participant shows to whoever renders it. Every view is a fresh value; nothing in it changes afterwards. */
import type { FollowStatus } from '../follow/status.ts';
import type { CloseReason } from '../protocol/close-codes.ts';
import type { Figures } from '../protocol/figures.ts';
import type { Say } from '../protocol/message-shapes.ts';
import type { Presence } from '../protocol/report.ts';
import type { UnreadSignal } from '../protocol/signal.ts';
import type { ChatView } from './chat.ts';
import type { LocalMs } from '../runtime/units.ts';
import type { Entry } from '../room/events.ts';
import type { Command, RefusalCode } from '../room/commands.ts';
import type { MemberId, RoomState } from '../room/state.ts';
import type { Message } from '../room/message.ts';

/** Where the line to the server is. */
export type LinkState =
  | { readonly state: 'resting' }
  /** Opening the line, or greeting over it. */
  | { readonly state: 'reaching'; readonly attempt: number }
  | { readonly state: 'online' }
  /** Lost; the next try is at `retryAt`. `why`: what the server said when it hung up; null: nothing. [CL61] */
  | {
      readonly state: 'waiting';
      readonly attempt: number;
      readonly retryAt: LocalMs;
      readonly why: CloseReason | null;
    }
  /** Over, and coming back by itself makes no sense. `left`: we said bye. */
  | { readonly state: 'stopped'; readonly why: CloseReason | 'left' };

export interface ClockView {
  readonly ready: boolean;
  /** Worst-case error in ms; null until ready. */
  readonly errorMs: number | null;
  readonly roundTripMs: number | null;
  readonly jitterMs: number | null;
  readonly driftPpm: number;
}

export interface RoomView {
  readonly link: LinkState;
  readonly clock: ClockView;
  /** Who I am in the room; null before the first welcome. */
  readonly me: MemberId | null;
  readonly myConnection: string;
  /** The room with my own unanswered commands already applied; null before the first welcome. */
  readonly room: RoomState | null;
  /** The room as the server has it. */
  readonly confirmed: RoomState | null;
  /** In a big room not everybody: those who do something, those who are worst off, those watched. */
  readonly roster: readonly Presence[];
  /** Of a big room, whose roster is not whole; else null. */
  readonly figures: Figures | null;
  /** Connections that a call can have at most on this server; null while that is not known. */
  readonly mostInCall: number | null;
  readonly chat: ChatView;
  /** null while no player is attached. */
  readonly follow: FollowStatus | null;
}

/** Things that happen once, for notices; the state they lead to is in the view. */
export type RoomNews =
  | { readonly type: 'entry'; readonly entry: Entry }
  | { readonly type: 'refused'; readonly command: Command; readonly code: RefusalCode }
  /** Just said, by anybody; the view has it, too. Not told of what a welcome brings. [CL67] */
  | { readonly type: 'said'; readonly messages: readonly Message[] }
  /** What was said is told to nobody. */
  | { readonly type: 'unsaid'; readonly say: Say; readonly code: RefusalCode }
  /** Another connection has word for this one; `member` null: the server answers in its place. [CA10] */
  | {
      readonly type: 'signal';
      readonly from: string;
      readonly member: MemberId | null;
      /** To be read with `readSignal`. */
      readonly signal: UnreadSignal;
    }
  /** This connection is not in the call, or not any more. [CA5] */
  | { readonly type: 'callRefused'; readonly code: RefusalCode };
