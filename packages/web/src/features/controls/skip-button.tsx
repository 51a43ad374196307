/** Skip button: some seconds back or ahead, for everybody. Quick presses gather into one seek. */
import { RotateCcw, RotateCw } from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import { useRemote } from '../../player/player-context.tsx';
import { useRoom } from '../../room/room-context.tsx';
import { steers } from '../../room/steering.ts';
import { IconButton } from '../../ui/icon-button.tsx';

export function SkipButton({
  seconds,
  disabled,
}: {
  readonly seconds: 10 | -10;
  readonly disabled: boolean;
}) {
  const remote = useRemote();
  const free = useRoom(steers);
  const back = seconds < 0;
  const Arrow = back ? RotateCcw : RotateCw;
  return (
    <IconButton
      name={back ? m.controls_back() : m.controls_ahead()}
      shortcut={back ? 'J' : 'L'}
      disabled={disabled}
      aria-disabled={!free}
      onClick={() => {
        remote.press(seconds);
        remote.release();
      }}
      className="relative text-text aria-disabled:opacity-45"
    >
      <Arrow aria-hidden size={24} strokeWidth={1.75} />
      <span aria-hidden className="absolute text-[9px] font-bold">
        10
      </span>
    </IconButton>
  );
}
