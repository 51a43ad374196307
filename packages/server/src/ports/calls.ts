/** Calls: how the people in a room's call reach each other: straight, or through a media server that runs elsewhere. */
import type { MemberId } from '@lockstep/core';

/** One connection that is about to be in a call. */
export interface Caller {
  readonly room: string;
  readonly connection: string;
  readonly member: MemberId;
  readonly name: string;
}

/** As browsers take it (RTCIceServer). */
export interface IceServer {
  readonly urls: readonly string[];
  readonly username?: string;
  readonly credential?: string;
}

/** What a caller needs to reach the others; good for `validSec`. */
export type CallWay =
  | { readonly way: 'mesh'; readonly iceServers: readonly IceServer[]; readonly validSec: number }
  | { readonly way: 'livekit'; readonly url: string; readonly token: string; readonly validSec: number };

export interface Calls {
  /** How many connections one call can have at most, whatever a room is set to. [CA3] */
  readonly most: number;
  /** Made anew for each caller, and for no other. [CA21] */
  wayFor(caller: Caller): Promise<CallWay>;
  /** This connection is out of the call, by its own wish or not. Rejects if whoever carries the call could not be told. */
  remove(room: string, connection: string): Promise<void>;
}
