/** Talk settings: how messages are shown over the film on this device. Kept; nobody else is touched. [TK16] */
import { useId, type ReactNode } from 'react';
import { m } from '../../i18n/messages.ts';
import { classes } from '../../ui/classes.ts';
import { Slider } from '../../ui/slider.tsx';
import {
  areas,
  bounds,
  lineChoices,
  type Area,
  type LineChoice,
  type OverlaySettings,
} from './model/overlay-settings.ts';
import { useOverlay, useTalk } from './talk-context.tsx';

const LINES: Readonly<Record<LineChoice, () => string>> = {
  always: m.talk_lines_always,
  chatHidden: m.talk_lines_chat_hidden,
  never: m.talk_lines_never,
};

const AREAS: Readonly<Record<Area, () => string>> = {
  quarter: m.talk_area_quarter,
  half: m.talk_area_half,
  most: m.talk_area_most,
};

export function TalkSettings() {
  const { overlay } = useTalk();
  const now = useOverlay();
  const set = (change: Partial<OverlaySettings>) => overlay.setState(change);
  const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' });
  return (
    <section aria-label={m.talk_settings()} className="flex flex-col gap-1">
      <Switch
        label={m.talk_overlay_on()}
        hint={m.talk_overlay_on_hint()}
        on={now.on}
        onChange={(on) => set({ on })}
      />
      <div className={classes('flex flex-col gap-1', !now.on && 'opacity-60')}>
        <Choice
          label={m.talk_lines()}
          value={now.lines}
          options={lineChoices.map((value) => ({ value, label: LINES[value]() }))}
          onChange={(lines) => set({ lines })}
        />
        <Switch label={m.talk_danmaku()} on={now.danmaku} onChange={(danmaku) => set({ danmaku })} />
        <Switch label={m.talk_reactions()} on={now.reactions} onChange={(reactions) => set({ reactions })} />
        <Switch
          label={m.talk_overlap()}
          hint={m.talk_overlap_hint()}
          on={now.overlap}
          onChange={(overlap) => set({ overlap })}
        />
        <Choice
          label={m.talk_area()}
          value={now.area}
          options={areas.map((value) => ({ value, label: AREAS[value]() }))}
          onChange={(area) => set({ area })}
        />
        <Range
          label={m.talk_opacity()}
          value={now.opacity}
          {...bounds.opacity}
          text={percent.format(now.opacity)}
          onChange={(opacity) => set({ opacity })}
        />
        <Range
          label={m.talk_speed()}
          value={now.speed}
          {...bounds.speed}
          text={`${now.speed}×`}
          onChange={(speed) => set({ speed })}
        />
        <Range
          label={m.talk_size()}
          value={now.size}
          {...bounds.size}
          text={percent.format(now.size)}
          onChange={(size) => set({ size })}
        />
      </div>
    </section>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly hint?: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

function Switch({ label, hint, on, onChange }: SwitchProps) {
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-3 py-1">
      <span className="grow">
        {label}
        {hint === undefined ? null : <span className="block text-sm text-faint">{hint}</span>}
      </span>
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
        className="size-5 shrink-0 accent-(--accent)"
      />
    </label>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const group = useId();
  return (
    <fieldset className="py-1">
      <legend className="pb-1">{label}</legend>
      <div className="flex flex-wrap gap-1 rounded-xl bg-text/8 p-1">
        {options.map((option) => (
          <label
            key={option.value}
            className="flex min-h-11 grow cursor-pointer items-center justify-center rounded-lg px-2 text-center text-sm has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-glow"
          >
            <input
              type="radio"
              name={group}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface RangeProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly text: string;
  readonly onChange: (value: number) => void;
}

function Range({ label, text, ...range }: RangeProps): ReactNode {
  return (
    <div className="flex min-h-11 items-center gap-3">
      <span className="w-20 shrink-0">{label}</span>
      <Slider name={label} valueText={text} className="min-w-0 grow" {...range} />
      <span aria-hidden className="w-12 shrink-0 text-right text-sm text-soft tabular-nums">
        {text}
      </span>
    </div>
  );
}
