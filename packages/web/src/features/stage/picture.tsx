/**
 * Picture: the film as something to press: a click plays and pauses, a double click goes fullscreen, a tap shows the
 * controls, two taps at a side move the film, a right click or long press opens the menu. Keys have all of it elsewhere.
 */
import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { m } from '../../i18n/messages.ts';
import { useRemote } from '../../player/player-context.tsx';
import { useRoomSession } from '../../room/room-context.tsx';
import { classes } from '../../ui/classes.ts';
import type { Point } from '../../ui/point-menu.tsx';
import { createTaps, type TapDeeds, type Taps } from './taps.ts';

export interface PictureProps {
  /** A press only closes it. [ST11] */
  readonly menuOpen: boolean;
  readonly onTap: () => void;
  readonly onFullscreen: () => void;
  readonly onMenu: (at: Point) => void;
}

/** A finger that rests so long asks for the menu. */
const LONG_MS = 500;
/** It trembles by less than this. */
const TREMBLE_PX = 10;

export function Picture({ menuOpen, onTap, onFullscreen, onMenu }: PictureProps) {
  const remote = useRemote();
  const [gathered, setGathered] = useState(0);
  const press = usePress(menuOpen, onMenu);
  const taps = useTaps({
    click: remote.toggle,
    doubleClick: onFullscreen,
    tap: onTap,
    skip: (seconds, all) => {
      if (!remote.maySteer()) return;
      remote.press(seconds);
      remote.release();
      setGathered(all);
    },
    skipped: () => setGathered(0),
  });
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        aria-hidden
        className="absolute inset-0 size-full cursor-[inherit] touch-manipulation outline-none select-none [-webkit-touch-callout:none]"
        onMouseDown={(event) => event.preventDefault()}
        {...press.handlers}
        onContextMenu={(event) => {
          event.preventDefault();
          press.forget();
          onMenu({ x: event.clientX, y: event.clientY });
        }}
        onClick={(event) => {
          if (press.spent()) return;
          const pointer = (event.nativeEvent as globalThis.PointerEvent).pointerType;
          if (pointer !== 'touch' && pointer !== 'pen') return taps.current?.mouse();
          const { left, width } = event.currentTarget.getBoundingClientRect();
          return taps.current?.touch((event.clientX - left) / Math.max(1, width));
        }}
      />
      <SkipSign gathered={gathered} />
    </>
  );
}

function SkipSign({ gathered }: { readonly gathered: number }) {
  if (gathered === 0) return null;
  const seconds = Math.abs(gathered);
  return (
    <output
      className={classes(
        'appear pointer-events-none absolute top-1/2 -translate-y-1/2 rounded-full bg-scrim px-5 py-3 text-lg font-semibold text-text tabular-nums',
        gathered < 0 ? 'left-[8%]' : 'right-[8%]',
      )}
    >
      {gathered < 0 ? m.tap_back({ seconds }) : m.tap_ahead({ seconds })}
    </output>
  );
}

/** The same taps for as long as this is on the screen, with what they do now. */
function useTaps(deeds: TapDeeds) {
  const { runtime } = useRoomSession();
  const latest = useRef(deeds);
  useEffect(() => {
    latest.current = deeds;
  });
  const taps = useRef<Taps | null>(null);
  useEffect(() => {
    const made = createTaps(runtime, {
      click: () => latest.current.click(),
      doubleClick: () => latest.current.doubleClick(),
      tap: () => latest.current.tap(),
      skip: (seconds, gathered) => latest.current.skip(seconds, gathered),
      skipped: () => latest.current.skipped(),
    });
    taps.current = made;
    return made.stop;
  }, [runtime]);
  return taps;
}

/** Long presses, and presses that only close a menu. iPhones tell of no long press by themselves. */
function usePress(menuOpen: boolean, onMenu: (at: Point) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const began = useRef<Point | null>(null);
  const over = useRef(false);
  const forget = () => {
    clearTimeout(timer.current);
    // The click that follows is no click.
    over.current = true;
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    forget,
    /** Whether this click has had its effect already. */
    spent: () => over.current,
    handlers: {
      onPointerDown(event: PointerEvent) {
        clearTimeout(timer.current);
        over.current = menuOpen;
        if (event.pointerType === 'mouse' || menuOpen) return;
        const at = { x: event.clientX, y: event.clientY };
        began.current = at;
        timer.current = setTimeout(() => {
          forget();
          onMenu(at);
        }, LONG_MS);
      },
      onPointerMove({ clientX, clientY }: PointerEvent) {
        const from = began.current;
        if (from === null || Math.hypot(clientX - from.x, clientY - from.y) < TREMBLE_PX) return;
        clearTimeout(timer.current);
      },
      onPointerUp: () => clearTimeout(timer.current),
      onPointerCancel: () => clearTimeout(timer.current),
    },
  };
}
