/** Card: one thing to be told or done before all else, in the middle of its place. */
import { useId, type ReactNode } from 'react';
import { classes } from './classes.ts';

export interface CardProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly text?: ReactNode;
  /** Read out at once. */
  readonly alert?: boolean;
  /** What can be done. */
  readonly children?: ReactNode;
  readonly className?: string;
}

export function Card({ icon, title, text, alert, children, className }: CardProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      role={alert === true ? 'alert' : undefined}
      className={classes(
        'appear flex w-full max-w-lg flex-col items-center gap-3 rounded-3xl px-5 py-6 text-center text-text sm:px-8',
        className,
      )}
    >
      {icon === undefined ? null : <span className="text-glow">{icon}</span>}
      <h2 id={id} className="text-xl font-semibold text-balance">
        {title}
      </h2>
      {text === undefined ? null : <div className="text-balance text-soft">{text}</div>}
      {children === undefined ? null : (
        <div className="mt-2 flex w-full flex-wrap items-center justify-center gap-3">{children}</div>
      )}
    </section>
  );
}
