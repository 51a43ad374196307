/** Time label: position and length. Written by hand when the second changes. */
import { useRef } from 'react';
import { formatTime } from '../../player/film-time.ts';
import { useAim } from '../../player/player-context.tsx';
import { useFilmPosition } from '../../room/room-context.tsx';

export function TimeLabel({
  duration,
  moving,
  crowded,
}: {
  readonly duration: number | null;
  readonly moving: boolean;
  /** There is one more button than usual beside it. */
  readonly crowded: boolean;
}) {
  const text = useRef<HTMLSpanElement>(null);
  const aim = useAim();
  useFilmPosition((position) => {
    const now = formatTime(aim ?? position);
    if (text.current !== null && text.current.textContent !== now) text.current.textContent = now;
  }, moving);
  return (
    // The seek bar says the same to screen readers.
    <span aria-hidden className="px-1 text-sm whitespace-nowrap text-soft tabular-nums">
      <span ref={text} className="text-text" />
      {duration === null ? null : (
        <span className={duration >= 3600 || crowded ? 'max-[430px]:hidden' : 'max-[374px]:hidden'}>
          {' '}
          / {formatTime(duration)}
        </span>
      )}
    </span>
  );
}
