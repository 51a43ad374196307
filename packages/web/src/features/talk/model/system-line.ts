/** System line: something that happened in the room while this page was there, in the flow of the talk. Rules TK10, TK11. */
import type { Entry, MemberId, RoomEvent, ServerMs } from '@lockstep/core';

export type Tone =
  /** Somebody came, went, or was let in or put out. */
  | 'door'
  /** Somebody did something to the film or the room. */
  | 'deed'
  /** Somebody cannot keep up. */
  | 'trouble'
  /** What is on, and what comes. */
  | 'progress';

export interface SystemLine {
  readonly id: number;
  readonly at: ServerMs;
  readonly tone: Tone;
  /** What replaces it when it comes right after: the same person doing the same thing again. */
  readonly kind: string;
  /** In the language of the page as it is now. */
  readonly text: () => string;
}

export type NewLine = Omit<SystemLine, 'id'>;

/** Nobody reads five seeks. */
const AGAIN_MS = 8000;
const MOST = 400;

/** The lines with one more. [TK11] */
export function withLine(
  lines: readonly SystemLine[],
  { ...line }: NewLine,
  id: number,
): readonly SystemLine[] {
  const before = lines.at(-1);
  const again = before !== undefined && before.kind === line.kind && line.at - before.at < AGAIN_MS;
  return [...(again ? lines.slice(0, -1) : lines), { ...line, id }].slice(-MOST);
}

/** What kind of thing it was; which of them are worth a line is decided where the words are. [TK10] */
export function toneOf(event: RoomEvent): Tone {
  switch (event.type) {
    case 'joined':
    case 'left':
    case 'renamed':
    case 'kicked':
    case 'banned':
    case 'unbanned':
    case 'lockSet':
    case 'closed':
    case 'slept':
      return 'door';
    case 'held':
    case 'released':
      return 'trouble';
    case 'itemAdded':
    case 'itemsAdded':
    case 'queueCleared':
    case 'queueShuffled':
    case 'queueRestored':
    case 'itemRemoved':
    case 'itemMoved':
    case 'itemRenamed':
    case 'subtitleAdded':
    case 'subtitleRemoved':
    case 'itemDescribed':
    case 'sourceAdded':
    case 'sourceRemoved':
    case 'itemFingerprinted':
    case 'itemSelected':
    case 'itemEnded':
      return 'progress';
    case 'opened':
    case 'titled':
    case 'played':
    case 'paused':
    case 'seeked':
    case 'rateChanged':
    case 'waitingSet':
    case 'roleSet':
    case 'rightSet':
    case 'passwordSet':
    case 'ownerLinkSet':
    case 'modeSet':
    case 'batonPassed':
    case 'settingSet':
    case 'markerAdded':
    case 'markerRemoved':
    case 'linePinned':
    case 'lineUnpinned':
    case 'rollCalled':
    case 'hushed':
      return 'deed';
  }
}

/** Who did what, for `kind`. */
export const kindOf = ({ by, event }: Entry): string => `${event.type} ${whose(event) ?? by ?? ''}`;

function whose(event: RoomEvent): MemberId | null {
  if (event.type === 'joined') return event.member.id;
  if (event.type === 'left' || event.type === 'renamed') return event.member;
  return null;
}
