/** Rate menu: how fast the film runs, for everybody. */
import { lazy } from 'react';
import { m } from '../../i18n/messages.ts';
import { useRoom } from '../../room/room-context.tsx';
import { LateMenu } from '../../ui/late-menu.tsx';

const RateChoice = lazy(async () => ({ default: (await import('./rate-choice.tsx')).RateChoice }));

export function RateMenu({ onOpenChange }: { readonly onOpenChange: (open: boolean) => void }) {
  const rate = useRoom((view) => view.room?.playback.timeline.rate ?? 1);
  return (
    <LateMenu
      side="top"
      onOpenChange={onOpenChange}
      trigger={
        <button
          type="button"
          aria-label={m.controls_rate_now({ rate: String(rate) })}
          className="min-h-11 min-w-11 rounded-xl px-1.5 text-sm font-semibold text-text tabular-nums transition-colors duration-150 hover:bg-text/8 aria-expanded:bg-text/8"
        >
          {rate}×
        </button>
      }
    >
      <RateChoice />
    </LateMenu>
  );
}
