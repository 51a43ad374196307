/** Slider: a value from a range. */
import type { CSSProperties } from 'react';
import { classes } from './classes.ts';

export interface SliderProps {
  readonly name: string;
  readonly value: number;
  readonly min?: number;
  readonly max: number;
  readonly step?: number;
  /** How the value is said, for screen readers ("1 minute 5 seconds"). */
  readonly valueText?: string;
  /** While it is moved. */
  readonly onChange: (value: number) => void;
  /** Once, when it is let go or moved by a key. */
  readonly onCommit?: (value: number) => void;
  readonly disabled?: boolean;
  readonly className?: string;
}

export function Slider(props: SliderProps) {
  const { name, value, min = 0, max, step, valueText, onChange, onCommit, disabled, className } = props;
  const done = max > min ? ((value - min) / (max - min)) * 100 : 0;
  const commit = (event: { currentTarget: HTMLInputElement }) =>
    onCommit?.(event.currentTarget.valueAsNumber);
  return (
    <input
      type="range"
      aria-label={name}
      aria-valuetext={valueText}
      min={min}
      max={max}
      step={step ?? 'any'}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      onPointerUp={commit}
      onKeyUp={commit}
      className={classes('range', className)}
      style={{ '--done': `${done}%` } as CSSProperties}
    />
  );
}
