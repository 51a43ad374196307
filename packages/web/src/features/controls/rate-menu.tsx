/** Rate menu: how fast the film runs, for everybody. */
import { m } from '../../i18n/messages.ts';
import { useRemote } from '../../player/player-context.tsx';
import { ratesWithin } from '../../player/rates.ts';
import { useRoom } from '../../room/room-context.tsx';
import { Menu, MenuChoice } from '../../ui/menu.tsx';

export function RateMenu({ onOpenChange }: { readonly onOpenChange: (open: boolean) => void }) {
  const rate = useRate();
  return (
    <Menu
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
    </Menu>
  );
}

/** The same inside another menu. */
export function RateChoice() {
  const remote = useRemote();
  const rate = useRate();
  const range = useRoom((view) => view.room?.settings.rates ?? ANY);
  const offered = ratesWithin(range);
  // Another program may have set one that is not offered.
  const rates = offered.includes(rate) ? offered : [...offered, rate].toSorted((a, b) => a - b);
  return (
    <MenuChoice
      label={m.controls_rate()}
      value={String(rate)}
      options={rates.map((each) => ({ value: String(each), label: `${each}×` }))}
      onChange={(value) => remote.setRate(Number(value))}
    />
  );
}

const ANY = { slowest: 1, fastest: 1 };

const useRate = (): number => useRoom((view) => view.room?.playback.timeline.rate ?? 1);
