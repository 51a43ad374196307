/** Access: which way a call takes, as the server says to whoever may be in it. */
import type { Result } from '@lockstep/core';
import type { CallProblem } from './call.ts';

export type CallAccess =
  | { readonly way: 'mesh'; readonly iceServers: readonly RTCIceServer[]; readonly validSec: number }
  | { readonly way: 'livekit'; readonly url: string; readonly token: string; readonly validSec: number };

/** Asked when a person joins, and again when what was given may be too old. */
export type AskAccess = () => Promise<Result<CallAccess, CallProblem>>;
