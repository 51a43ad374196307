/** Asking: who asked a room for something, and when, in the room's own terms. */
import { serverMs, type ServerMs } from '../runtime/units.ts';
import type { Result } from '../runtime/result.ts';
import type { DecideContext, Refusal } from './commands.ts';
import type { RoomEvent } from './events.ts';
import { roomLimits } from './limits.ts';
import type { CommandId, MemberId, RoomState } from './state.ts';

export interface Asking extends DecideContext {
  /** Of the command. */
  readonly id: CommandId;
  readonly by: MemberId;
  /** Already held to [now − 2 s, now]. */
  readonly issuedAt: ServerMs;
  /** What the server made of a secret in the command. */
  readonly sealed: string | null;
}

/** What happens because of a request; nothing is fine too. */
export type Decision = Result<readonly RoomEvent[], Refusal>;

/** When it was pressed, as far as we believe it. [RM4] */
export function believedPress(issuedAt: ServerMs, now: ServerMs): ServerMs {
  return serverMs(Math.min(now, Math.max(now - roomLimits.oldestPressMs, issuedAt)));
}

/** Somebody else changed the line after this was pressed. [RM5] */
export function isSuperseded(state: RoomState, { by, issuedAt }: Asking): boolean {
  return state.playback.by !== by && issuedAt < state.playback.issuedAt;
}
