/** Second steps: a time in seconds, by small steps or as typed, and back to none. */
import { Minus, Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { m } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';

export interface SecondStepsProps {
  readonly label: string;
  readonly hint: string;
  readonly field: string;
  readonly less: string;
  readonly more: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Of what is shown, behind the point. */
  readonly digits: number;
  readonly onChange: (seconds: number) => void;
}

export function SecondSteps(props: SecondStepsProps) {
  const { label, hint, field, less, more, value, min, max, step, digits, onChange } = props;
  /** As it is being typed; null: as it is. */
  const [typed, setTyped] = useState<string | null>(null);
  const told = useId();
  const set = (seconds: number) => {
    setTyped(null);
    onChange(seconds);
  };
  return (
    <fieldset aria-describedby={told} className="flex flex-col gap-1">
      <legend className="float-left font-medium">{label}</legend>
      <div className="flex flex-wrap items-center gap-1">
        <IconButton name={less} place="below" onClick={() => set(value - step)}>
          <Minus aria-hidden size={18} />
        </IconButton>
        <input
          type="number"
          inputMode="decimal"
          aria-label={field}
          min={min}
          max={max}
          step={step}
          value={typed ?? value.toFixed(digits)}
          onChange={(event) => {
            const { value: text, valueAsNumber } = event.currentTarget;
            setTyped(text);
            if (Number.isFinite(valueAsNumber)) onChange(valueAsNumber);
          }}
          onBlur={() => setTyped(null)}
          className="min-h-11 w-24 rounded-xl bg-higher px-3 text-center text-base tabular-nums"
        />
        <span aria-hidden className="text-soft">
          {m.copies_offset_unit()}
        </span>
        <IconButton name={more} place="below" onClick={() => set(value + step)}>
          <Plus aria-hidden size={18} />
        </IconButton>
        <Button look="bare" disabled={value === 0} className="ml-auto" onClick={() => set(0)}>
          {m.copies_offset_reset()}
        </Button>
      </div>
      <p id={told} className="text-sm text-faint">
        {hint}
      </p>
    </fieldset>
  );
}
