/** Button: a labelled thing to press. `main` at most once per view. */
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { classes } from './classes.ts';
import { Spinner } from './spinner.tsx';

export type ButtonLook = 'main' | 'quiet' | 'bare' | 'danger';

const LOOKS: Readonly<Record<ButtonLook, string>> = {
  main: 'bg-accent text-on-accent hover:bg-accent-strong',
  quiet: 'bg-higher text-text hover:bg-highest',
  bare: 'text-soft hover:bg-higher hover:text-text',
  danger: 'bg-danger-tint text-danger hover:bg-higher',
};

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: ButtonLook;
  readonly large?: boolean;
  readonly icon?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
  /** Shows that it is at work and takes no further press. */
  readonly busy?: boolean;
}

export function Button({ look = 'quiet', large, icon, busy, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy === true ? true : rest['aria-disabled']}
      onClick={busy === true ? undefined : rest.onClick}
      className={classes(
        'inline-flex items-center justify-center gap-2 rounded-xl font-medium whitespace-nowrap select-none',
        'transition-colors duration-150 disabled:opacity-45',
        large === true ? 'min-h-13 px-6 text-lg' : 'min-h-11 px-4',
        LOOKS[look],
        className,
      )}
    >
      {busy === true ? <Spinner /> : icon}
      {children}
    </button>
  );
}
