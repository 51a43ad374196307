/** Badge: a short fact in a pill. */
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export type BadgeTone = 'plain' | 'accent' | 'good' | 'danger';

const TONES: Readonly<Record<BadgeTone, string>> = {
  plain: 'bg-higher text-soft',
  accent: 'bg-tint text-glow',
  good: 'bg-good/14 text-good',
  danger: 'bg-danger-tint text-danger',
};

export interface BadgeProps {
  readonly tone?: BadgeTone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

export function Badge({ tone = 'plain', icon, children, className }: BadgeProps) {
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-sm font-medium whitespace-nowrap tabular-nums',
        TONES[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
