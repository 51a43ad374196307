/** Chat row: one row of the talk, drawn again only when it is another. */
import { memo } from 'react';
import { m } from '../../../i18n/messages.ts';
import { useLocale } from '../../../i18n/locale.ts';
import type { Row } from '../model/rows.ts';
import type { Tone } from '../model/system-line.ts';
import { tallyKey } from '../model/tallies.ts';
import { clockTime, dayName } from './times.ts';
import { MessageRow } from './message-row.tsx';
import { UnsentRow } from './unsent-row.tsx';

export interface ChatRowProps {
  readonly row: Row;
  /** Somebody has just jumped here. */
  readonly flash: boolean;
  readonly onJump: (seq: number) => void;
}

export const ChatRow = memo(function ChatRow({ row, flash, onJump }: ChatRowProps) {
  const locale = useLocale();
  switch (row.type) {
    case 'day':
      return (
        <p className="pt-4 pb-1 text-center text-sm font-medium text-faint">{dayName(row.at, locale)}</p>
      );
    case 'unread':
      return (
        <p className="flex items-center gap-3 pt-3 pb-1 text-sm font-medium text-glow before:h-px before:grow before:bg-current after:h-px after:grow after:bg-current">
          {m.talk_unread_from_here()}
        </p>
      );
    case 'line':
      return (
        <p className={`flex items-baseline gap-2 py-1 text-sm ${TONES[row.line.tone]}`}>
          <span className="min-w-0 grow">{row.line.text()}</span>
          <time dateTime={new Date(row.line.at).toISOString()} className="shrink-0 text-faint tabular-nums">
            {clockTime(row.line.at, locale)}
          </time>
        </p>
      );
    case 'message':
      return <MessageRow row={row} flash={flash} onJump={onJump} />;
    case 'unsent':
      return <UnsentRow say={row.say} head={row.head} />;
  }
}, isSame);

const TONES: Readonly<Record<Tone, string>> = {
  door: 'text-(--line-door)',
  deed: 'text-(--line-deed)',
  trouble: 'text-(--line-trouble)',
  progress: 'text-(--line-progress)',
};

function isSame(before: ChatRowProps, now: ChatRowProps): boolean {
  if (before.flash !== now.flash || before.onJump !== now.onJump || before.row.key !== now.row.key)
    return false;
  const a = before.row;
  const b = now.row;
  if (a.type === 'message' && b.type === 'message') {
    return a.message === b.message && a.head === b.head && tallyKey(a.tallies) === tallyKey(b.tallies);
  }
  if (a.type === 'line' && b.type === 'line') return a.line === b.line;
  if (a.type === 'unsent' && b.type === 'unsent') return a.say === b.say && a.head === b.head;
  return true;
}
