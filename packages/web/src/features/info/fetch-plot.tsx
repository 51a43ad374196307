/** Fetch plot: the last minute of fetching, one bar a second. */
import { useLocale } from '../../i18n/locale.ts';
import { m } from '../../i18n/messages.ts';
import type { FetchSample } from '../../player/transfer-meter.ts';
import { fetchText } from './rate-words.ts';

const SECONDS = 60;
const HEIGHT = 40;

export function FetchPlot({
  samples,
  average,
}: {
  readonly samples: readonly FetchSample[];
  readonly average: number | null;
}) {
  const locale = useLocale();
  const newest = samples.at(-1);
  const most = Math.max(0, ...samples.map(({ speed }) => speed ?? 0));
  if (newest === undefined || most === 0) return <p className="text-sm text-faint">{m.info_plot_quiet()}</p>;
  return (
    <figure className="flex flex-col gap-1">
      <svg
        role="img"
        aria-label={m.info_plot({ most: fetchText(most, average, locale) })}
        viewBox={`0 0 ${SECONDS} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-10 w-full rounded bg-higher text-glow"
      >
        <path d={barsOf(samples, newest.at, most)} fill="currentColor" />
      </svg>
      <figcaption className="text-sm text-faint">
        {m.info_plot_most({ most: fetchText(most, average, locale) })}
      </figcaption>
    </figure>
  );
}

/** One path for all bars; a second of nothing has none. */
export function barsOf(samples: readonly FetchSample[], now: number, most: number): string {
  return samples
    .flatMap(({ at, speed }) => {
      const x = Math.round(SECONDS - 1 - (now - at) / 1000);
      if (speed === null || speed === 0 || x < 0) return [];
      const height = Math.max(1, Math.round((speed / most) * HEIGHT));
      return [`M${x} ${HEIGHT}v-${height}h0.8v${height}z`];
    })
    .join('');
}
