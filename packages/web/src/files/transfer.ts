/** Transfer: one file on its way from one member's page to another's, as either of the two shows it. Rules in docs/spec/files.md. */
import type { MemberId } from '@lockstep/core';

/** Why nothing more will come of it. */
export const problems = [
  /** The receiver does not want it. */
  'declined',
  /** The other side stopped it. */
  'cancelled',
  /** Another of the receiver's devices has taken it. */
  'elsewhere',
  /** The page that had the file has gone. */
  'gone',
  /** The two browsers find no way to each other. */
  'noWay',
  /** The receiver's disk is full. */
  'noSpace',
  /** Too big for a browser that can only hold it in memory. */
  'tooBig',
  /** The file can no longer be read on the sender's device. */
  'unreadable',
  /** What arrived is not what was sent. */
  'broken',
  /** The room does not let this member send. */
  'notAllowed',
  /** The receiver has too many offers to answer. */
  'tooMany',
] as const;
export type Problem = (typeof problems)[number];

export type Stage =
  /** The receiver has not said yet whether he wants it. */
  | { readonly is: 'offered' }
  /** Wanted; another file goes first. */
  | { readonly is: 'waiting' }
  /** A line between the two is being made, for the first time or again. */
  | { readonly is: 'connecting' }
  | { readonly is: 'moving' }
  /** All of it has been sent; the receiver has not confirmed it yet. */
  | { readonly is: 'checking' }
  /** The other one is not in the room. */
  | { readonly is: 'away' }
  /** The receiver has all of it, and it is what was sent. */
  | { readonly is: 'done' }
  | { readonly is: 'over'; readonly why: Problem };

export interface Transfer {
  readonly id: string;
  readonly way: 'out' | 'in';
  /** The other one. */
  readonly member: MemberId;
  readonly name: string;
  readonly bytes: number;
  /** So many are with the receiver. */
  readonly got: number;
  readonly stage: Stage;
  /** Bytes a second, and seconds until all is there; null: not known. */
  readonly rate: number | null;
  readonly secondsLeft: number | null;
}

/** Nothing more happens to it by itself. */
export const isOver = ({ stage }: Pick<Transfer, 'stage'>): boolean =>
  stage.is === 'done' || stage.is === 'over';

/** Wanted by both, and not over. */
export const isUnderway = ({ stage }: Pick<Transfer, 'stage'>): boolean =>
  ['waiting', 'connecting', 'moving', 'checking', 'away'].includes(stage.is);

export const isProblem = (text: unknown): text is Problem => problems.some((known) => known === text);
