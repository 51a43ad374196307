/** Way: a way of watching together, as the bench sees it: a server, pages, and the keys people press. */
import type { Member } from '../../harness/member.ts';

export interface Way {
  readonly name: string;
  open(): Promise<OpenWay>;
}

export interface OpenWay {
  readonly port: number;
  /** Where this member goes in, if there are several doors. */
  readonly portOf?: (member: number) => number;
  /** The page that the member with this number opens; number 0 makes the room where there are rooms. */
  path(member: number): string;
  /** Elements may count from elsewhere than the film does: where it begins is to be read from the pictures. */
  readonly countsFromElsewhere: boolean;
  /** Does what a person does after opening the page until his film is there. */
  enter(member: Member, index: number): Promise<void>;
  /** Sets whom the room waits for; null where a room cannot be told. */
  readonly setWaiting: ((policy: 'everyone' | 'nobody') => Promise<void>) | null;
  close(): Promise<void>;
}

/** Keys that every way understands. */
export const keys = { playOrPause: 'k', forward: 'ArrowRight', back: 'ArrowLeft' } as const;
/** How far the arrow keys jump, in seconds. */
export const arrowSec = 5;
