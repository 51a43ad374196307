/** Offset steps: how far this person's cut of the film is ahead of the room's, by tenths of a second or as typed. [SR20] */
import { mostOffsetSec, type ItemId } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { useFilmPlayer, useOwnCopy } from '../../player/player-context.tsx';
import { SecondSteps } from './second-steps.tsx';

export function OffsetSteps({ item }: { readonly item: ItemId }) {
  const { copies } = useFilmPlayer();
  const { offsetSec } = useOwnCopy();
  return (
    <SecondSteps
      label={m.copies_offset()}
      hint={m.copies_offset_hint()}
      field={m.copies_offset_field()}
      less={m.copies_offset_less()}
      more={m.copies_offset_more()}
      value={offsetSec}
      min={-mostOffsetSec}
      max={mostOffsetSec}
      step={0.1}
      digits={1}
      onChange={(seconds) => copies.setOffset(item, seconds)}
    />
  );
}
