/** Offset steps: how far this person's cut of the film is ahead of the room's, by tenths of a second or as typed. [SR20] */
import { mostOffsetSec, type ItemId } from '@lockstep/core';
import { Minus, Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { m } from '../../i18n/messages.ts';
import { useFilmPlayer, useOwnCopy } from '../../player/player-context.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';

const STEP_SEC = 0.1;

export function OffsetSteps({ item }: { readonly item: ItemId }) {
  const { copies } = useFilmPlayer();
  const { offsetSec } = useOwnCopy();
  /** As it is being typed; null: as it is. */
  const [typed, setTyped] = useState<string | null>(null);
  const hint = useId();
  const set = (seconds: number) => {
    setTyped(null);
    copies.setOffset(item, seconds);
  };
  return (
    <fieldset aria-describedby={hint} className="flex flex-col gap-1">
      <legend className="float-left font-medium">{m.copies_offset()}</legend>
      <div className="flex flex-wrap items-center gap-1">
        <IconButton name={m.copies_offset_less()} place="below" onClick={() => set(offsetSec - STEP_SEC)}>
          <Minus aria-hidden size={18} />
        </IconButton>
        <input
          type="number"
          inputMode="decimal"
          aria-label={m.copies_offset_field()}
          min={-mostOffsetSec}
          max={mostOffsetSec}
          step={STEP_SEC}
          value={typed ?? offsetSec.toFixed(1)}
          onChange={(event) => {
            const { value, valueAsNumber } = event.currentTarget;
            setTyped(value);
            if (Number.isFinite(valueAsNumber)) copies.setOffset(item, valueAsNumber);
          }}
          onBlur={() => setTyped(null)}
          className="min-h-11 w-24 rounded-xl bg-higher px-3 text-center text-base tabular-nums"
        />
        <span aria-hidden className="text-soft">
          {m.copies_offset_unit()}
        </span>
        <IconButton name={m.copies_offset_more()} place="below" onClick={() => set(offsetSec + STEP_SEC)}>
          <Plus aria-hidden size={18} />
        </IconButton>
        <Button look="bare" disabled={offsetSec === 0} className="ml-auto" onClick={() => set(0)}>
          {m.copies_offset_reset()}
        </Button>
      </div>
      <p id={hint} className="text-sm text-faint">
        {m.copies_offset_hint()}
      </p>
    </fieldset>
  );
}
