/**
 * Tooltip: a word beside a thing on hover and keyboard focus. It stays where it is in the document (no portal), so it is
 * seen in fullscreen too. For the eyes only: the thing itself carries the name for screen readers.
 */
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

/** Side, and which edge it keeps to: use an edge where the middle would run off the screen. */
export type TooltipPlace = 'above' | 'above-left' | 'above-right' | 'below' | 'below-left' | 'below-right';

const PLACES: Readonly<Record<TooltipPlace, string>> = {
  above: 'bottom-full mb-1.5 left-1/2 -translate-x-1/2',
  'above-left': 'bottom-full mb-1.5 left-0',
  'above-right': 'bottom-full mb-1.5 right-0',
  below: 'top-full mt-1.5 left-1/2 -translate-x-1/2',
  'below-left': 'top-full mt-1.5 left-0',
  'below-right': 'top-full mt-1.5 right-0',
};

export interface TooltipProps {
  readonly text: string;
  readonly place?: TooltipPlace | undefined;
  readonly children: ReactNode;
}

export function Tooltip({ text, place = 'above', children }: TooltipProps) {
  return (
    <span className="group/tip relative inline-flex">
      {children}
      <span
        aria-hidden
        className={classes(
          'pointer-events-none absolute z-50 rounded-lg bg-highest px-2.5 py-1 text-sm whitespace-nowrap text-text shadow-lift',
          // Hidden from layout until wanted, so that it widens nothing.
          'invisible opacity-0 transition-opacity duration-100',
          '[@media(hover:hover)]:group-hover/tip:visible [@media(hover:hover)]:group-hover/tip:opacity-100 [@media(hover:hover)]:group-hover/tip:delay-300',
          'group-has-focus-visible/tip:visible group-has-focus-visible/tip:opacity-100',
          'group-has-[[aria-expanded=true]]/tip:hidden',
          PLACES[place],
        )}
      >
        {text}
      </span>
    </span>
  );
}
