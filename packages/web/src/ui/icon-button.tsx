/** Icon button: a picture to press, with its name for screen readers and as a tooltip for everybody else. */
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Tooltip, type TooltipPlace } from './tooltip.tsx';

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** What it does, in words. */
  readonly name: string;
  /** A key that does the same; shown in the tooltip. */
  readonly shortcut?: string;
  readonly children: ReactNode;
  readonly place?: TooltipPlace;
  /** For switches: whether it is on. Leave out for plain actions. */
  readonly pressed?: boolean;
}

export function IconButton({
  name,
  shortcut,
  place,
  pressed,
  className,
  children,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={shortcut === undefined ? name : `${name} (${shortcut})`} place={place}>
      <button
        type="button"
        {...rest}
        aria-label={name}
        aria-pressed={pressed}
        aria-keyshortcuts={shortcut}
        className={classes(
          'grid size-11 shrink-0 place-items-center rounded-xl transition-colors duration-150 disabled:opacity-45',
          pressed === true
            ? 'bg-tint text-glow'
            : 'text-soft hover:bg-text/8 hover:text-text aria-expanded:bg-text/8 aria-expanded:text-text',
          className,
        )}
      >
        {children}
      </button>
    </Tooltip>
  );
}
