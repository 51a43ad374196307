/**
 * Float box: what it holds lies over the stage, and is moved about by hand or by the arrow keys of its handle. It can be
 * taken anywhere: a press that moves is no press of what lies below it. Rule CA74.
 */
import { GripHorizontal } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { changeCallLook, useCallLook } from '../../device/call-look.ts';
import { m } from '../../i18n/messages.ts';
import { classes } from '../../ui/classes.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { keyMove, movedBy, positionOf, type Insets } from './model/float-place.ts';
import { useSize } from './use-size.ts';

export interface FloatBoxProps {
  /** Where it may be. */
  readonly insets: Insets;
  readonly wide: boolean;
  /** Something else is more important. */
  readonly isBelow: boolean;
  /** The handle is seen. */
  readonly awake: boolean;
  readonly children: ReactNode;
}

/** A finger trembles by less than this. */
const TREMBLE_PX = 6;

export function FloatBox({ insets, wide, isBelow, awake, children }: FloatBoxProps) {
  const [area, setArea] = useState<HTMLElement | null>(null);
  const [box, setBox] = useState<HTMLElement | null>(null);
  const stage = useSize(area);
  const own = useSize(box);
  const place = useCallLook((all) => all.place);
  const { left, top } = positionOf(place, stage, own, insets);
  const moveBy = (x: number, y: number): void =>
    changeCallLook({ place: movedBy(place, { x, y }, stage, own, insets) });
  const drag = useDrag(moveBy);
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = keyMove(event.key, event.shiftKey);
    if (by === null) return;
    // Or the film would be moved.
    event.preventDefault();
    moveBy(by.x, by.y);
  };
  return (
    <div
      ref={setArea}
      // Above the shade of the controls, which would make it dark; they are never where it is.
      className={classes('pointer-events-none absolute inset-0', !isBelow && 'z-5')}
    >
      {/* Keys have the handle. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        ref={setBox}
        data-testid="call-float"
        className={classes(
          'group/float pointer-events-auto absolute top-0 left-0 flex max-h-full max-w-full touch-none flex-col items-center',
          wide ? 'w-[clamp(18rem,36cqw,46rem)]' : 'w-[clamp(14.75rem,17cqw,21rem)]',
        )}
        style={{
          translate: `${left}px ${top}px`,
          maxHeight: Math.max(0, stage.height - insets.top - insets.bottom),
        }}
        {...drag}
      >
        <span
          className={classes(
            // On a phone on its side there is no height to spare.
            'self-center flat:absolute flat:top-0 flat:z-10',
            !awake && 'opacity-0 group-hover/float:opacity-100 focus-within:opacity-100',
          )}
        >
          <IconButton
            name={m.call_move()}
            place="below"
            aria-description={m.call_move_hint()}
            onKeyDown={onKeyDown}
            className="h-6! min-h-6! w-16! cursor-move rounded-b-none! bg-scrim"
          >
            <GripHorizontal aria-hidden size={18} />
          </IconButton>
        </span>
        {children}
      </div>
    </div>
  );
}

/** @param moveBy by so many px since the last time */
function useDrag(moveBy: (x: number, y: number) => void) {
  const from = useRef<{ x: number; y: number; id: number; moved: boolean } | null>(null);
  /** The click that ends a drag is none. */
  const spent = useRef(false);
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      spent.current = false;
      const { target, button, clientX, clientY, pointerId } = event;
      // A menu of it is in the same tree, and elsewhere on the page; a slider moves itself.
      if (button !== 0 || !(target instanceof Element) || !event.currentTarget.contains(target)) return;
      from.current = { x: clientX, y: clientY, id: pointerId, moved: false };
    },
    onPointerMove({ currentTarget, clientX, clientY, pointerId }: PointerEvent<HTMLElement>) {
      const start = from.current;
      if (start === null || start.id !== pointerId) return;
      const [x, y] = [clientX - start.x, clientY - start.y];
      if (!start.moved && Math.hypot(x, y) < TREMBLE_PX) return;
      if (!start.moved) currentTarget.setPointerCapture(pointerId);
      from.current = { x: clientX, y: clientY, id: pointerId, moved: true };
      moveBy(x, y);
    },
    onPointerUp() {
      spent.current = from.current?.moved === true;
      from.current = null;
    },
    onPointerCancel() {
      from.current = null;
    },
    onClickCapture(event: { stopPropagation: () => void; preventDefault: () => void }) {
      if (!spent.current) return;
      spent.current = false;
      event.stopPropagation();
      event.preventDefault();
    },
  };
}
