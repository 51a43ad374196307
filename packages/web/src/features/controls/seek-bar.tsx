/**
 * Seek bar: where the film is, what is fetched, the markers, and the way to another place. A drag shows where it would
 * lead and asks the room once, when it is let go. Painted by hand, and only when it has moved by something to be seen:
 * React only knows its frame. Rules ST3, ST5, ST19 in docs/spec/stage.md.
 */
import { useRef, type KeyboardEvent } from 'react';
import { m } from '../../i18n/messages.ts';
import { useAim, useRemote } from '../../player/player-context.tsx';
import { steers } from '../../room/steering.ts';
import { useFilmPosition, useRoom } from '../../room/room-context.tsx';
import { classes } from '../../ui/classes.ts';
import type { BarMarker } from '../../room/markers.ts';
import { createPositionVoice } from './position-voice.ts';
import { SeekBubble } from './seek-bubble.tsx';
import { SeekMarks } from './seek-marks.tsx';
import { useFetched } from './use-fetched.ts';
import { useSeekPointer } from './use-seek-pointer.ts';

/** Finer than this, nobody sees the bar move. */
const STEPS = 2000;

export interface SeekBarProps {
  /** In s; null while unknown. */
  readonly duration: number | null;
  readonly moving: boolean;
  readonly markers: readonly BarMarker[];
}

export function SeekBar({ duration, moving, markers }: SeekBarProps) {
  const remote = useRemote();
  const aim = useAim();
  const free = useRoom(steers);
  const bar = useRef<HTMLDivElement>(null);
  const played = useRef<HTMLDivElement>(null);
  const thumb = useRef<HTMLDivElement>(null);
  const painted = useRef<number | null>(null);
  const say = useRef(createPositionVoice());
  const fetched = useFetched(duration);
  const { shown, marker, handlers } = useSeekPointer(bar, duration, markers);

  useFilmPosition((position) => {
    const at = aim ?? position;
    const share = duration === null || duration <= 0 ? 0 : Math.min(1, at / duration);
    const rounded = Math.round(share * STEPS) / STEPS;
    if (painted.current !== rounded) {
      painted.current = rounded;
      if (played.current !== null) played.current.style.transform = `scaleX(${rounded})`;
      if (thumb.current !== null) thumb.current.style.transform = `translateX(${rounded * 100}%)`;
    }
    const locale = document.documentElement.lang;
    if (bar.current !== null) say.current(bar.current, { at, duration, moving, locale });
  }, moving);

  const onKeyDown = (event: KeyboardEvent) => {
    const leap = LEAPS[event.key];
    if (duration === null || (leap === undefined && event.key !== 'Home' && event.key !== 'End')) return;
    event.preventDefault();
    if (leap !== undefined) remote.press(leap);
    else remote.seekTo(event.key === 'Home' ? 0 : duration);
  };

  return (
    <div
      ref={bar}
      // A native range could not show what is fetched, nor where the pointer is.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="slider"
      tabIndex={duration === null ? -1 : 0}
      aria-label={m.controls_position()}
      aria-disabled={duration === null || !free}
      aria-valuemin={0}
      aria-valuemax={Math.round(duration ?? 0)}
      aria-valuenow={0}
      className="group/bar relative flex h-11 w-full cursor-pointer touch-none items-center rounded-lg aria-disabled:cursor-default"
      onKeyDown={onKeyDown}
      onKeyUp={remote.release}
      {...handlers}
    >
      <div className="relative h-1 w-full overflow-hidden rounded-full bg-text/20 transition-[height] duration-100 group-hover/bar:h-1.5">
        <div ref={fetched} className="absolute inset-0" />
        <div
          ref={played}
          className="absolute inset-0 origin-left bg-accent"
          style={{ transform: 'scaleX(0)' }}
        />
      </div>
      {duration === null ? null : <SeekMarks markers={markers} duration={duration} />}
      <div
        ref={thumb}
        // Who does not steer has nothing to drag.
        hidden={duration === null || !free}
        // As wide as the bar, so that moving it by a share of itself costs no layout.
        className="pointer-events-none absolute inset-x-0 flex"
      >
        <div
          className={classes(
            'size-3.5 -translate-x-1/2 rounded-full bg-accent shadow transition-transform duration-100 group-hover/bar:scale-125',
            shown !== null && 'scale-125',
          )}
        />
      </div>
      {shown === null || duration === null ? null : (
        <SeekBubble at={shown} duration={duration} marker={marker} />
      )}
    </div>
  );
}

/** Keys of a slider that the page's own keys do not have or use otherwise. */
const LEAPS: Readonly<Record<string, number>> = { ArrowUp: 5, ArrowDown: -5, PageUp: 30, PageDown: -30 };
