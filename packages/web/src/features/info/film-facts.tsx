/** Film facts: what is on, as far as browser and server tell. */
import { useLocale } from '../../i18n/locale.ts';
import { m } from '../../i18n/messages.ts';
import { siteNames } from '../../player/embed-link.ts';
import type { FilmSource } from '../../player/film-source.ts';
import { formatSize, formatTime } from '../../player/film-time.ts';
import { usePlayerState } from '../../player/player-context.tsx';
import { filmDuration } from '../../room/film-clock.ts';
import { useRoom } from '../../room/room-context.tsx';
import { Facts } from './facts.tsx';
import { averageRate, rateText } from './rate-words.ts';
import { trackFacts } from './track-words.ts';
import { useFilmCodecs } from './use-film-codecs.ts';
import { usePlayerWatch } from './use-player-watch.ts';

export function FilmFacts() {
  const locale = useLocale();
  const told = useRoom(filmDuration);
  const { own, source, feed } = usePlayerState((state) => ({
    own: state.duration,
    source: state.source,
    feed: state.feed,
  }));
  const { meter, file } = usePlayerWatch();
  const codecs = useFilmCodecs();
  const duration = told ?? own;
  const average = averageRate(file.bytes, duration);
  const { last, frameRate } = meter;
  return (
    <Facts
      title={m.info_film()}
      facts={[
        { name: m.info_duration(), value: duration === null ? null : formatTime(duration) },
        { name: m.info_source(), value: sourceText(source) },
        {
          name: m.info_size(),
          value: file.bytes === null ? null : formatSize(file.bytes, locale),
          hint: file.bytes === null && source.kind === 'link' ? m.info_size_untold() : undefined,
        },
        { name: m.info_average(), value: average === null ? null : rateText(average, locale) },
        { name: m.info_container(), value: feed.file?.container ?? file.container },
        ...(feed.file === null
          ? [
              { name: m.info_codecs_video(), value: codecs?.video ?? null },
              { name: m.info_codecs_audio(), value: codecs?.audio ?? null },
            ]
          : trackFacts(feed)),
        {
          name: m.info_resolution(),
          value: last === null || last.width === 0 ? null : `${last.width} × ${last.height}`,
        },
        {
          name: m.info_frame_rate(),
          value: frameRate === null ? null : m.info_fps({ rate: String(frameRate) }),
          hint: frameRate === null ? m.info_frame_rate_hint() : undefined,
        },
      ]}
    />
  );
}

function sourceText(source: FilmSource): string | null {
  switch (source.kind) {
    case 'none':
      return null;
    case 'link':
      return source.isOwn ? m.copies_info_link() : m.info_source_link();
    case 'embed':
      return siteNames[source.site];
    case 'file':
      return m.info_source_file();
    case 'missing':
      return m.info_source_missing();
  }
}
