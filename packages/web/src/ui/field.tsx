/** Field: one line to write in, with its label, a hint and, when something is wrong, what. */
import { useId, type InputHTMLAttributes, type ReactNode, type Ref } from 'react';
import { classes } from './classes.ts';

export interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  /** The label is for screen readers only. */
  readonly labelHidden?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly leading?: ReactNode;
  /** A button inside the line, at its end. */
  readonly trailing?: ReactNode;
  readonly ref?: Ref<HTMLInputElement>;
}

export function Field({
  label,
  labelHidden,
  hint,
  error,
  leading,
  trailing,
  className,
  ref,
  ...rest
}: FieldProps) {
  const id = useId();
  const bad = error !== undefined && error !== null && error !== '';
  return (
    <div className={classes('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className={labelHidden === true ? 'sr-only' : 'text-sm font-medium text-soft'}>
        {label}
      </label>
      <div
        className={classes(
          'flex min-h-12 items-center gap-2 rounded-xl bg-higher px-3.5 transition-shadow duration-150',
          'focus-within:ring-2 focus-within:ring-glow',
          bad && 'ring-2 ring-danger',
        )}
      >
        {leading === undefined ? null : <span className="text-faint">{leading}</span>}
        {/* 16 px at least, or phones zoom in on focus. */}
        <input
          {...rest}
          ref={ref}
          id={id}
          aria-invalid={bad || undefined}
          aria-describedby={`${id}-hint ${id}-error`}
          className="min-w-0 grow text-ellipsis bg-transparent py-2.5 text-base outline-none"
        />
        {trailing}
      </div>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="text-sm text-faint">
          {hint}
        </p>
      )}
      <p id={`${id}-error`} role="alert" className={bad ? 'text-sm text-danger' : 'hidden'}>
        {error}
      </p>
    </div>
  );
}
