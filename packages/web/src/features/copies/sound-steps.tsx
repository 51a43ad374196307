/** Sound steps: how much later the film's sound comes here than its picture, where it comes through our hands. [RX12] */
import { m } from '../../i18n/messages.ts';
import { MOST_SHIFT_SEC, SHIFT_STEP_SEC } from '../../player/feeds/own/sound-shift.ts';
import { useFilmPlayer, usePlayerState } from '../../player/player-context.tsx';
import { SecondSteps } from './second-steps.tsx';

export function SoundSteps() {
  const player = useFilmPlayer();
  const { shift, isFile, isRead, isOn } = usePlayerState(({ source, feed }) => ({
    shift: feed.soundShift ?? null,
    isFile: source.kind === 'file',
    isRead: feed.file !== null,
    isOn: 'url' in source,
  }));
  if (shift === null) {
    if (!isOn || (isFile && !isRead)) return null;
    return (
      <p className="text-sm text-faint">{isFile ? m.copies_sound_not_file() : m.copies_sound_not_link()}</p>
    );
  }
  const isBounded = shift.mostSec < MOST_SHIFT_SEC;
  return (
    <SecondSteps
      label={m.copies_sound()}
      hint={
        isBounded ? m.copies_sound_hint_most({ seconds: shift.mostSec.toFixed(2) }) : m.copies_sound_hint()
      }
      field={m.copies_sound_field()}
      less={m.copies_sound_less()}
      more={m.copies_sound_more()}
      value={shift.sec}
      min={-MOST_SHIFT_SEC}
      max={shift.mostSec}
      step={SHIFT_STEP_SEC}
      digits={2}
      onChange={player.shiftSound}
    />
  );
}
