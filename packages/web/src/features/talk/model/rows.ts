/** Rows: the talk as it is read: days, who speaks, what was said, what happened between, what waits to be sent. [TK9] */
import type { MemberId, Message, Say, ServerMs } from '@lockstep/core';
import type { SystemLine } from './system-line.ts';
import { talliesOf, type Tally } from './tallies.ts';

export type Row =
  | { readonly type: 'day'; readonly key: string; readonly at: ServerMs }
  /** What comes after it was not seen yet. */
  | { readonly type: 'unread'; readonly key: string }
  | { readonly type: 'line'; readonly key: string; readonly line: SystemLine }
  | {
      readonly type: 'message';
      readonly key: string;
      readonly message: Message;
      /** The first of several by the same author: with name and time. */
      readonly head: boolean;
      readonly tallies: readonly Tally[] | undefined;
    }
  | { readonly type: 'unsent'; readonly key: string; readonly say: Say; readonly head: boolean };

export interface RowsOf {
  readonly messages: readonly Message[];
  readonly lines: readonly SystemLine[];
  readonly unsent: readonly Say[];
  readonly me: MemberId | null;
  /** Number of the last message that was seen before; null: all were. */
  readonly seenBefore: number | null;
  readonly dayOf: (at: ServerMs) => string;
}

/** Said within this of the one before, it belongs to it. */
const TOGETHER_MS = 5 * 60_000;

export function rowsOf({ messages, lines, unsent, me, seenBefore, dayOf }: RowsOf): readonly Row[] {
  const rows: Row[] = [];
  // It is told at once that words have come back, and a little later that they are no longer unsent. [CL67]
  const waiting = unsent.filter((say) => !messages.some(({ id }) => id === say.id));
  const mine = waiting.map((say) => ({ ...say, author: me ?? '' }));
  const tallies = talliesOf([...messages, ...mine]);
  let day = '';
  let last: Message | null = null;
  let nextLine = 0;

  const dated = (at: ServerMs): void => {
    const today = dayOf(at);
    if (today === day) return;
    day = today;
    last = null;
    rows.push({ type: 'day', key: `day ${today}`, at });
  };
  const linesUntil = (at: number): void => {
    for (let line = lines[nextLine]; line !== undefined && line.at <= at; line = lines[++nextLine]) {
      dated(line.at);
      rows.push({ type: 'line', key: `line ${line.id}`, line });
      last = null;
    }
  };

  const shown = messages.filter(({ kind }) => kind !== 'reaction');
  // What happened before the oldest message known has its place among those that are not.
  const [oldest] = shown;
  if (oldest !== undefined && oldest.seq > 1)
    while ((lines[nextLine]?.at ?? Infinity) < oldest.at) nextLine += 1;
  let markDue = seenBefore !== null;
  for (const message of shown) {
    linesUntil(message.at);
    dated(message.at);
    if (markDue && message.seq > (seenBefore ?? 0)) {
      markDue = false;
      last = null;
      rows.push({ type: 'unread', key: 'unread' });
    }
    rows.push({
      type: 'message',
      key: `message ${message.seq}`,
      message,
      head: last === null || last.author !== message.author || message.at - last.at > TOGETHER_MS,
      tallies: tallies.get(message.seq),
    });
    last = message;
  }
  linesUntil(Infinity);
  const spoken = waiting.filter(({ kind }) => kind !== 'reaction');
  spoken.forEach((say, index) => {
    rows.push({
      type: 'unsent',
      key: `unsent ${say.id}`,
      say,
      head: index === 0 && (last === null || last.author !== me),
    });
  });
  return rows;
}
