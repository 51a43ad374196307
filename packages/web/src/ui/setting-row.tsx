/** Setting rows: one thing that can be chosen, with its name, what it means, and the control at its end. */
import { useId, type ReactNode } from 'react';
import { classes } from './classes.ts';

interface RowProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

export interface SwitchRowProps extends RowProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

export function SwitchRow({ label, hint, disabled, on, onChange }: SwitchRowProps) {
  const id = useId();
  return (
    <div className="flex min-h-11 items-center justify-between gap-4">
      <Words id={id} label={label} hint={hint} />
      <button
        type="button"
        role="switch"
        aria-checked={on}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-hint`}
        disabled={disabled}
        onClick={() => onChange(!on)}
        className="grid size-11 shrink-0 place-items-center rounded-xl disabled:opacity-45"
      >
        <span
          aria-hidden
          className={classes(
            'flex h-6 w-10 items-center rounded-full p-0.5 transition-colors duration-150',
            on ? 'justify-end bg-accent' : 'justify-start bg-faint',
          )}
        >
          <span className={classes('size-5 rounded-full', on ? 'bg-on-accent' : 'bg-raised')} />
        </span>
      </button>
    </div>
  );
}

export interface ChoiceRowProps<Value extends string> extends RowProps {
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

export function ChoiceRow<Value extends string>(props: ChoiceRowProps<Value>) {
  const { label, hint, disabled, value, options, onChange } = props;
  const id = useId();
  return (
    <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <Words id={id} label={label} hint={hint} />
      <select
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-hint`}
        disabled={disabled}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
        className="min-h-11 max-w-full rounded-xl bg-higher px-3 text-text disabled:opacity-45"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} className="bg-higher text-text">
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

function Words({
  id,
  label,
  hint,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint: ReactNode;
}) {
  return (
    <div className="min-w-0">
      <p id={`${id}-label`} className="font-medium">
        {label}
      </p>
      <p id={`${id}-hint`} className={hint === undefined ? 'hidden' : 'text-sm text-faint'}>
        {hint}
      </p>
    </div>
  );
}

export interface SettingGroupProps {
  readonly title: string;
  /** Why nothing in it can be changed; null: it can. */
  readonly closed?: string | null;
  readonly children: ReactNode;
}

/** Settings that belong together, under a heading. */
export function SettingGroup({ title, closed, children }: SettingGroupProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h3 id={id} className="text-sm font-semibold text-soft">
        {title}
      </h3>
      {closed === undefined || closed === null ? null : <p className="text-sm text-faint">{closed}</p>}
      {children}
    </section>
  );
}
