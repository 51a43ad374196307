/** Colour choice: the six colours danmaku may have. */
import { useId } from 'react';
import { m } from '../../../i18n/messages.ts';
import { colours, type DanmakuColour } from '../model/look.ts';

const NAMES: Readonly<Record<DanmakuColour, () => string>> = {
  0: m.talk_colour_white,
  1: m.talk_colour_red,
  2: m.talk_colour_yellow,
  3: m.talk_colour_green,
  4: m.talk_colour_blue,
  5: m.talk_colour_pink,
};

export interface ColourChoiceProps {
  readonly value: DanmakuColour;
  readonly onChange: (colour: DanmakuColour) => void;
}

export function ColourChoice({ value, onChange }: ColourChoiceProps) {
  const group = useId();
  return (
    <fieldset>
      <legend className="px-2 pb-1 text-sm text-faint">{m.talk_colour()}</legend>
      <div className="flex justify-between">
        {colours.map((colour) => (
          <label
            key={colour}
            title={NAMES[colour]()}
            className="grid size-11 cursor-pointer place-items-center rounded-xl has-checked:bg-highest has-focus-visible:outline-2 has-focus-visible:outline-glow hover:bg-text/8"
          >
            <input
              type="radio"
              name={group}
              aria-label={NAMES[colour]()}
              checked={value === colour}
              onChange={() => onChange(colour)}
              className="peer sr-only"
            />
            <span
              aria-hidden
              className="size-6 rounded-full ring-2 ring-black/40 peer-checked:ring-(--accent)"
              style={{ background: `var(--danmaku-${colour})` }}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
