/** Panel: a raised area with an optional heading. */
import { useId, type ReactNode } from 'react';
import { classes } from './classes.ts';

export interface PanelProps {
  readonly title?: string;
  readonly children: ReactNode;
  readonly className?: string;
}

export function Panel({ title, children, className }: PanelProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={title === undefined ? undefined : id}
      className={classes('rounded-3xl bg-raised p-5', className)}
    >
      {title === undefined ? null : (
        <h2 id={id} className="mb-3 text-lg font-semibold">
          {title}
        </h2>
      )}
      {children}
    </section>
  );
}
