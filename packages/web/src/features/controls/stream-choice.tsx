/** Stream choice: the qualities and sound tracks that a film has, inside a menu. Both are one's own: nobody else's change. */
import { useLocale } from '../../i18n/locale.ts';
import { m } from '../../i18n/messages.ts';
import { useFilmPlayer, usePlayerState } from '../../player/player-context.tsx';
import { MenuChoice } from '../../ui/menu.tsx';
import { MenuNote } from '../../ui/menu-parts.tsx';
import { audioText, qualityText } from './stream-words.ts';

const AUTO = 'auto';

export default function StreamChoice() {
  const { qualities, audioTracks } = usePlayerState(({ feed }) => feed);
  return (
    <>
      {qualities.length === 0 ? null : <QualityChoice />}
      {audioTracks.length === 0 ? null : <AudioChoice />}
    </>
  );
}

function QualityChoice() {
  const player = useFilmPlayer();
  const { qualities, chosenQuality, playedQuality } = usePlayerState(({ feed }) => feed);
  const played = chosenQuality === null ? qualities.find(({ id }) => id === playedQuality) : undefined;
  const auto =
    played === undefined ? m.stream_auto() : m.stream_auto_now({ quality: qualityText(played, qualities) });
  return (
    <>
      <MenuChoice
        label={m.stream_quality()}
        value={chosenQuality ?? AUTO}
        options={[
          { value: AUTO, label: auto },
          ...qualities.map((each) => ({ value: each.id, label: qualityText(each, qualities) })),
        ]}
        onChange={(id) => player.chooseQuality(id === AUTO ? null : id)}
      />
      <MenuNote>{m.stream_quality_hint()}</MenuNote>
    </>
  );
}

function AudioChoice() {
  const player = useFilmPlayer();
  const locale = useLocale();
  const { audioTracks, audioTrack } = usePlayerState(({ feed }) => feed);
  return (
    <MenuChoice
      label={m.stream_audio()}
      value={audioTrack ?? ''}
      options={audioTracks.map((track, place) => ({
        value: track.id,
        label: audioText(track, place, locale),
      }))}
      onChange={player.chooseAudio}
    />
  );
}
