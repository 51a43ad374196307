/** Keep strip: below an item's name, how much of its film is on this device, how long the rest takes, and what went wrong. */
import type { Item } from '@lockstep/core';
import { HardDriveDownload } from 'lucide-react';
import { useLocale } from '../../i18n/locale.ts';
import { m } from '../../i18n/messages.ts';
import { formatSize, formatTime } from '../../player/film-time.ts';
import { leftSec, shareOf, type KeepState } from '../../player/keep/keep-state.ts';
import type { KeepProblem } from '../../player/keep/keep-worker.ts';
import { useKeepState, useKept } from '../../player/player-context.tsx';
import { Button } from '../../ui/button.tsx';

export function KeepStrip({ item }: { readonly item: Item }) {
  const locale = useLocale();
  const kept = useKept();
  const state = useKeepState(item.id);
  if (state === null) return null;
  if (state.state === 'kept') {
    return (
      <p className="flex items-center gap-1.5 text-sm text-glow">
        <HardDriveDownload aria-hidden size={14} />
        {m.keep_here()}
      </p>
    );
  }
  const share = shareOf(state);
  const left = state.state === 'fetching' ? leftSec(state) : null;
  return (
    <div className="flex flex-col gap-1 py-1">
      <progress
        aria-label={m.keep_name({ title: item.title })}
        className="h-1.5 w-full accent-glow"
        {...(share === null ? {} : { value: share })}
      />
      <p className="text-sm text-soft tabular-nums">
        {[amountText(state, locale), ...leftText(left)].join(' · ')}
      </p>
      {state.state === 'failed' ? (
        <p role="alert" className="text-sm text-danger">
          {problemText(state.why)}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {state.state === 'fetching' ? (
          <Button onClick={() => kept.cancel(item.id)}>{m.keep_stop()}</Button>
        ) : (
          <>
            <Button onClick={() => kept.fetch(item)}>{m.keep_go_on()}</Button>
            <Button look="bare" onClick={() => kept.remove(item.id)}>
              {m.keep_remove()}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

function amountText(state: Exclude<KeepState, { state: 'kept' }>, locale: string): string {
  const share = shareOf(state);
  return share === null
    ? m.keep_bytes({ size: formatSize(state.bytes, locale) })
    : m.keep_share({ percent: Math.floor(share * 100) });
}

const leftText = (left: number | null): readonly string[] =>
  left === null ? [] : [m.keep_left({ time: formatTime(Math.ceil(left)) })];

function problemText(why: KeepProblem): string {
  switch (why) {
    case 'noPlace':
      return m.keep_failed_noPlace();
    case 'noSpace':
      return m.keep_failed_noSpace();
    case 'unreachable':
      return m.keep_failed_unreachable();
    case 'gone':
      return m.keep_failed_gone();
    case 'noFilm':
      return m.keep_failed_noFilm();
    case 'network':
      return m.keep_failed_network();
    case 'elsewhere':
      return m.keep_failed_elsewhere();
  }
}
