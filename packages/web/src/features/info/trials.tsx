/** Trials: buttons that show things on this page alone. Behind the debug flag. */
import { changeSettings, useOwnSettings } from '../../device/own-settings.ts';
import { m } from '../../i18n/messages.ts';
import { useFilmPlayer, usePlayerState } from '../../player/player-context.tsx';
import { tryOut } from '../../room/trials.ts';
import { Button } from '../../ui/button.tsx';

export function Trials() {
  const overlay = useOwnSettings(({ speedOverlay }) => speedOverlay);
  return (
    <section aria-label={m.info_trials()} className="flex flex-col gap-3">
      <h3 className="font-semibold">{m.info_trials()}</h3>
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => tryOut({ kind: 'notice', text: m.info_trial_notice_text() })}>
          {m.info_trial_notice()}
        </Button>
        <Button aria-pressed={overlay} onClick={() => changeSettings({ speedOverlay: !overlay })}>
          {m.info_trial_overlay()}
        </Button>
        <NextSound />
      </div>
    </section>
  );
}

function NextSound() {
  const player = useFilmPlayer();
  const { audioTracks, audioTrack } = usePlayerState(({ feed }) => feed);
  if (audioTracks.length < 2) return null;
  const now = audioTracks.findIndex(({ id }) => id === audioTrack);
  const next = audioTracks[(now + 1) % audioTracks.length];
  return (
    <Button onClick={() => next !== undefined && player.chooseAudio(next.id)}>{m.own_trial_sound()}</Button>
  );
}
