/** File line: the words two pages say about a file through the room's server, and the port by which they are said. */
import type { MemberId, OwnSignal, Stop } from '@lockstep/core';
import type { Problem } from './transfer.ts';

export type FileWord =
  /** From the sender, and again while nothing is heard: this file is to be had. */
  | {
      readonly step: 'offer';
      readonly name: string;
      readonly bytes: number;
      /** When it was last changed, ms since 1970; tells a file from another of the same name and size. */
      readonly modified: number;
    }
  /** From the receiver: send it from this byte on, over a line with the session of this word. */
  | { readonly step: 'accept'; readonly from: number }
  /** From the sender: it will be sent; another goes first. */
  | { readonly step: 'waiting' }
  | { readonly step: 'decline' }
  | { readonly step: 'cancel'; readonly why: Problem }
  /** From the receiver: all of it is here, and it is what was sent. */
  | { readonly step: 'done' };

/** How two browsers make a line between them. */
export type LineWord = Extract<OwnSignal['what'], { readonly type: 'description' | 'candidates' | 'bye' }>;

export type SaidWord =
  | { readonly type: 'file'; readonly id: string; readonly word: FileWord }
  | { readonly type: 'line'; readonly word: LineWord };

export type HeardWord =
  | (SaidWord & { readonly from: string; readonly member: MemberId; readonly session: string })
  /** `from` is not in the room. */
  | { readonly type: 'gone'; readonly from: string; readonly session: string }
  /** The server does not carry this member's words. */
  | { readonly type: 'notAllowed'; readonly session: string };

export interface FileLine {
  /** false: the line to the server is down, and nobody hears it. */
  readonly say: (to: string, session: string, said: SaidWord) => boolean;
  readonly onHeard: (listener: (heard: HeardWord) => void) => Stop;
  /** This member's pages in the room that can take files, as far as they are known; this page is not among them. */
  readonly pagesOf: (member: MemberId) => readonly string[];
}
