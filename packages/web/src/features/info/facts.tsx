/** Facts: a headed list of names and values; what is not known yet is a dash. */
import { useId, type ReactNode } from 'react';

export interface Fact {
  readonly name: string;
  /** null: not known. */
  readonly value: string | null;
  readonly hint?: string | undefined;
}

export interface FactsProps {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly children?: ReactNode;
}

export function Facts({ title, facts, children }: FactsProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h3 id={id} className="font-semibold">
        {title}
      </h3>
      <dl className="flex flex-col gap-1.5">
        {facts.map(({ name, value, hint }) => (
          <div key={name} className="flex flex-wrap items-baseline justify-between gap-x-4">
            <dt className="text-soft">{name}</dt>
            <dd className="text-right font-medium tabular-nums">
              {value ?? '–'}
              {hint === undefined ? null : (
                <span className="block text-sm font-normal text-faint">{hint}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {children}
    </section>
  );
}
