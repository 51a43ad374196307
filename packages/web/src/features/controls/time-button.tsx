/** Time button: position and length, and on a press the way to a time that is typed. Written by hand when the second changes. */
import { useRef } from 'react';
import { m } from '../../i18n/messages.ts';
import { formatTime } from '../../player/film-time.ts';
import { useAim } from '../../player/player-context.tsx';
import { useFilmPosition } from '../../room/room-context.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';

export interface TimeButtonProps {
  readonly duration: number | null;
  readonly moving: boolean;
  /** Shows how long the film is. */
  readonly length: boolean;
  readonly onGoTo: () => void;
}

export function TimeButton({ duration, moving, length, onGoTo }: TimeButtonProps) {
  const text = useRef<HTMLSpanElement>(null);
  const aim = useAim();
  useFilmPosition((position) => {
    const now = formatTime(aim ?? position);
    if (text.current !== null && text.current.textContent !== now) text.current.textContent = now;
  }, moving);
  return (
    <Tooltip text={`${m.bar_go_to()} (G)`}>
      <button
        type="button"
        aria-keyshortcuts="G"
        disabled={duration === null}
        onClick={onGoTo}
        className="min-h-11 min-w-11 rounded-xl px-1.5 text-sm whitespace-nowrap text-soft tabular-nums transition-colors duration-150 hover:bg-text/8"
      >
        <span ref={text} className="text-text" />
        {duration === null || !length ? null : <span> / {formatTime(duration)}</span>}
        {/* The time is part of its name: whoever speaks to the page says what is seen. */}
        <span className="sr-only"> {m.bar_go_to()}</span>
      </button>
    </Tooltip>
  );
}
