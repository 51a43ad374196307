/** Player facts: what my own player has at hand and how fast more comes. */
import { useLocale } from '../../i18n/locale.ts';
import { m } from '../../i18n/messages.ts';
import { troubleText } from '../../i18n/trouble-text.ts';
import { aheadSec } from '../../player/playback-facts.ts';
import { useOutlook, usePlayerState } from '../../player/player-context.tsx';
import type { ServerTransfers } from '../../player/room-server.ts';
import { fetchSpeed } from '../../player/transfer-meter.ts';
import { filmDuration } from '../../room/film-clock.ts';
import { useRoom } from '../../room/room-context.tsx';
import { Facts } from './facts.tsx';
import { FetchPlot } from './fetch-plot.tsx';
import { averageRate, fetchText, rateText, secondsText } from './rate-words.ts';
import { ServerTransferRow } from './server-transfer-row.tsx';
import { Transfers } from './transfers.tsx';
import { usePlayerWatch } from './use-player-watch.ts';

const MOST = 5;

export function PlayerFacts({ server }: { readonly server: ServerTransfers | null }) {
  const locale = useLocale();
  const told = useRoom(filmDuration);
  const own = usePlayerState((state) => state.duration);
  const { meter, file, transfers } = usePlayerWatch();
  const trouble = useOutlook((outlook) => outlook.trouble);
  const rate = useRoom(({ room }) => room?.playback.timeline.rate ?? 1);
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
        { name: m.info_need(), value: average === null ? null : rateText(average * rate, locale) },
        { name: m.short_figure(), value: trouble === null ? m.short_none() : troubleText(trouble) },
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
      {server === null || server.mine.length === 0 ? null : (
        <div className="flex flex-col gap-1">
          <h4 className="text-sm text-soft">{m.info_server_transfers()}</h4>
          <ul className="flex flex-col gap-1 text-sm tabular-nums">
            {server.mine.slice(0, MOST).map((one) => (
              <ServerTransferRow key={one.startedAt} name={null} transfer={one} />
            ))}
          </ul>
        </div>
      )}
    </Facts>
  );
}
