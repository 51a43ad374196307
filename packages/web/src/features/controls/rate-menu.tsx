/** Rate menu: how fast the film runs, for everybody. */
import { m } from '../../i18n/messages.ts';
import { useRemote } from '../../player/player-context.tsx';
import { RATES } from '../../player/remote.ts';
import { useRoom } from '../../room/room-context.tsx';
import { Menu, MenuChoice } from '../../ui/menu.tsx';

export function RateMenu({ onOpenChange }: { readonly onOpenChange: (open: boolean) => void }) {
  const remote = useRemote();
  const rate = useRoom((view) => view.room?.playback.timeline.rate ?? 1);
  return (
    <Menu
      side="top"
      onOpenChange={onOpenChange}
      trigger={
        <button
          type="button"
          aria-label={m.controls_rate_now({ rate: String(rate) })}
          className="min-h-11 min-w-11 rounded-xl px-2 text-sm font-semibold text-text tabular-nums transition-colors duration-150 hover:bg-text/8 aria-expanded:bg-text/8"
        >
          {rate}×
        </button>
      }
    >
      <MenuChoice
        label={m.controls_rate()}
        value={String(rate)}
        options={RATES.map((each) => ({ value: String(each), label: `${each}×` }))}
        onChange={(value) => remote.setRate(Number(value))}
      />
    </Menu>
  );
}
