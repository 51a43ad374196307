/** Transfers: the last requests for parts of the film, as the browser tells of them. */
import { useLocale } from '../../i18n/locale.ts';
import { m } from '../../i18n/messages.ts';
import { formatSize } from '../../player/film-time.ts';
import type { Transfer } from './player-watch.ts';
import { rateText, secondsText } from './rate-words.ts';

export function Transfers({ transfers }: { readonly transfers: readonly Transfer[] }) {
  const locale = useLocale();
  if (transfers.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <h4 className="text-sm text-soft">{m.info_transfers()}</h4>
      <ul className="text-sm tabular-nums">
        {transfers.map(({ at, tookMs, bytes }) => (
          <li key={`${at} ${tookMs}`} className="flex justify-between gap-3">
            <span>{bytes === null ? m.info_transfer_untold() : formatSize(bytes, locale)}</span>
            <span className="text-soft">
              {secondsText(tookMs / 1000)}
              {bytes === null || tookMs < 1 ? null : ` · ${rateText((bytes / tookMs) * 1000, locale)}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
