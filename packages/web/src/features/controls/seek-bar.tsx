/**
 * Seek bar: where the film is, what is fetched, and the way to another place. A drag shows where it would lead and asks
 * the room once, when it is let go. Painted by hand, and only when it
 * has moved by something to be seen: React only knows its frame.
 */
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { m } from '../../i18n/messages.ts';
import { formatTime } from '../../player/film-time.ts';
import { useAim, useFilmPlayer, useRemote } from '../../player/player-context.tsx';
import { useFilmPosition } from '../../room/room-context.tsx';
import { fetchedGradient, secondsAt } from './bar-geometry.ts';

/** Finer than this, nobody sees the bar move. */
const STEPS = 2000;
/** Fetched ranges are read this often; they grow slowly. */
const FETCHED_EVERY_MS = 500;

export interface SeekBarProps {
  /** In s; null while unknown. */
  readonly duration: number | null;
  readonly moving: boolean;
}

export function SeekBar({ duration, moving }: SeekBarProps) {
  const remote = useRemote();
  const aim = useAim();
  const bar = useRef<HTMLDivElement>(null);
  const played = useRef<HTMLDivElement>(null);
  const thumb = useRef<HTMLDivElement>(null);
  const painted = useRef<number | null>(null);
  const fetched = useFetched(duration);
  const [hover, setHover] = useState<number | null>(null);
  const [dragging, setDragging] = useState(false);

  useFilmPosition((position) => {
    const at = aim ?? position;
    const share = duration === null || duration <= 0 ? 0 : Math.min(1, at / duration);
    const rounded = Math.round(share * STEPS) / STEPS;
    if (painted.current !== rounded) {
      painted.current = rounded;
      if (played.current !== null) played.current.style.transform = `scaleX(${rounded})`;
      if (thumb.current !== null) thumb.current.style.transform = `translateX(${rounded * 100}%)`;
    }
    sayPosition(bar.current, at, duration);
  }, moving);

  const under = (event: PointerEvent): number =>
    duration === null || bar.current === null
      ? 0
      : secondsAt(event.clientX, bar.current.getBoundingClientRect(), duration);

  const drop = () => {
    setDragging(false);
    remote.aimAt(null);
  };

  const pointing = {
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      if (duration === null || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDragging(true);
      remote.aimAt(under(event));
    },
    onPointerMove(event: PointerEvent) {
      if (duration === null) return;
      const seconds = under(event);
      setHover(seconds);
      if (dragging) remote.aimAt(seconds);
    },
    onPointerUp(event: PointerEvent) {
      if (!dragging) return;
      remote.seekTo(under(event));
      drop();
      if (event.pointerType !== 'mouse') setHover(null);
    },
    onPointerCancel: drop,
    onPointerLeave: () => setHover(null),
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const leap = LEAPS[event.key];
    if (duration === null || (leap === undefined && event.key !== 'Home' && event.key !== 'End')) return;
    event.preventDefault();
    if (leap !== undefined) remote.press(leap);
    else remote.seekTo(event.key === 'Home' ? 0 : duration);
  };

  const shown = dragging ? aim : hover;
  return (
    <div
      ref={bar}
      // A native range could not show what is fetched, nor where the pointer is.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="slider"
      tabIndex={duration === null ? -1 : 0}
      aria-label={m.controls_position()}
      aria-disabled={duration === null}
      aria-valuemin={0}
      aria-valuemax={Math.round(duration ?? 0)}
      aria-valuenow={0}
      className="group/bar relative flex h-11 w-full cursor-pointer touch-none items-center rounded-lg aria-disabled:cursor-default"
      onKeyDown={onKeyDown}
      onKeyUp={remote.release}
      {...pointing}
    >
      <div className="relative h-1 w-full overflow-hidden rounded-full bg-text/20 transition-[height] duration-100 group-hover/bar:h-1.5">
        <div ref={fetched} className="absolute inset-0" />
        <div
          ref={played}
          className="absolute inset-0 origin-left bg-accent"
          style={{ transform: 'scaleX(0)' }}
        />
      </div>
      <div
        ref={thumb}
        hidden={duration === null}
        // As wide as the bar, so that moving it by a share of itself costs no layout.
        className="pointer-events-none absolute inset-x-0 flex"
      >
        <div className="size-3.5 -translate-x-1/2 rounded-full bg-accent shadow transition-transform duration-100 group-hover/bar:scale-125" />
      </div>
      {shown !== null && duration !== null ? (
        <output
          className="pointer-events-none absolute bottom-full -mb-1 -translate-x-1/2 rounded-lg bg-highest px-2 py-0.5 text-sm font-medium tabular-nums shadow-lift"
          style={{ left: `clamp(1.75rem, ${(shown / duration) * 100}%, calc(100% - 1.75rem))` }}
        >
          {formatTime(shown)}
        </output>
      ) : null}
    </div>
  );
}

/** Keys of a slider that the page's own keys do not have or use otherwise. */
const LEAPS: Readonly<Record<string, number>> = { ArrowUp: 5, ArrowDown: -5, PageUp: 30, PageDown: -30 };

function sayPosition(bar: HTMLElement | null, at: number, duration: number | null): void {
  const whole = String(Math.floor(at));
  if (bar === null || bar.getAttribute('aria-valuenow') === whole) return;
  bar.setAttribute('aria-valuenow', whole);
  bar.setAttribute(
    'aria-valuetext',
    m.controls_position_of({ position: formatTime(at), duration: formatTime(duration ?? 0) }),
  );
}

function useFetched(duration: number | null) {
  const player = useFilmPlayer();
  const stripe = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const paint = () => {
      if (stripe.current === null) return;
      stripe.current.style.background = fetchedGradient(
        player.buffered(),
        duration ?? 0,
        'color-mix(in oklab, var(--text) 30%, transparent)',
      );
    };
    paint();
    const timer = setInterval(paint, FETCHED_EVERY_MS);
    return () => clearInterval(timer);
  }, [player, duration]);
  return stripe;
}
