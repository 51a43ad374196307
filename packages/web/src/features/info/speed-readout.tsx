/** Speed readout: seconds at hand and the rate of fetching, as they are now. */
import { useLocale } from '../../i18n/locale.ts';
import { m } from '../../i18n/messages.ts';
import { aheadSec } from '../../player/playback-facts.ts';
import { usePlayerState } from '../../player/player-context.tsx';
import { fetchSpeed } from '../../player/transfer-meter.ts';
import { filmDuration } from '../../room/film-clock.ts';
import { useRoom } from '../../room/room-context.tsx';
import { averageRate, fetchText, secondsText } from './rate-words.ts';
import { usePlayerWatch } from './use-player-watch.ts';

export default function SpeedReadout() {
  const locale = useLocale();
  const told = useRoom(filmDuration);
  const own = usePlayerState((state) => state.duration);
  const { meter, file } = usePlayerWatch();
  const { last } = meter;
  if (last === null) return null;
  const speed = fetchSpeed(meter);
  const rate = speed === null ? '–' : fetchText(speed, averageRate(file.bytes, told ?? own), locale);
  return (
    <p className="pointer-events-none w-fit rounded-lg bg-scrim px-2.5 py-1 text-sm text-text tabular-nums">
      {m.info_overlay({ ahead: secondsText(aheadSec(last)), rate })}
    </p>
  );
}
