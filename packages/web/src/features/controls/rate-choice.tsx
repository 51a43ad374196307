/** Rate choice: the speeds that the room allows, inside a menu. */
import { m } from '../../i18n/messages.ts';
import { useRemote } from '../../player/player-context.tsx';
import { ratesWithin } from '../../player/rates.ts';
import { useRoom } from '../../room/room-context.tsx';
import { MenuChoice } from '../../ui/menu.tsx';

export function RateChoice() {
  const remote = useRemote();
  const rate = useRoom((view) => view.room?.playback.timeline.rate ?? 1);
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
