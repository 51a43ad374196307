/** Player facts: what my own player has at hand and how fast more comes. */
import { useLocale } from '../../i18n/locale.ts';
import { m } from '../../i18n/messages.ts';
import { aheadSec } from '../../player/playback-facts.ts';
import { usePlayerState } from '../../player/player-context.tsx';
import { fetchSpeed } from '../../player/transfer-meter.ts';
import { filmDuration } from '../../room/film-clock.ts';
import { useRoom } from '../../room/room-context.tsx';
import { Facts } from './facts.tsx';
import { FetchPlot } from './fetch-plot.tsx';
import { averageRate, fetchText, secondsText } from './rate-words.ts';
import { Transfers } from './transfers.tsx';
import { usePlayerWatch } from './use-player-watch.ts';

export function PlayerFacts() {
  const locale = useLocale();
  const told = useRoom(filmDuration);
  const own = usePlayerState((state) => state.duration);
  const { meter, file, transfers } = usePlayerWatch();
  const stalls = useRoom((view) => view.follow?.counters.stalls ?? null);
  const { last } = meter;
  const average = averageRate(file.bytes, told ?? own);
  const speed = fetchSpeed(meter);
  return (
    <Facts
      title={m.info_player()}
      facts={[
        { name: m.info_ahead(), value: last === null ? null : secondsText(aheadSec(last)) },
        { name: m.info_fetching(), value: speed === null ? null : fetchText(speed, average, locale) },
        {
          name: m.info_dropped(),
          value:
            last === null ? null : m.info_dropped_of({ dropped: last.frames.dropped, all: last.frames.all }),
        },
        { name: m.info_stalls(), value: stalls === null ? null : String(stalls) },
      ]}
    >
      <FetchPlot samples={meter.samples} average={average} />
      <Transfers transfers={transfers} />
    </Facts>
  );
}
