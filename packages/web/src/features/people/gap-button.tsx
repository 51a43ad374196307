/** Gap button: the gaps of the others over the picture, or not. */
import { ArrowLeftRight } from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { showGaps, useGapsShown } from './gaps-shown.ts';

export function GapButton() {
  const shown = useGapsShown();
  return (
    <IconButton name={m.gaps_show()} place="above-right" pressed={shown} onClick={() => showGaps(!shown)}>
      <ArrowLeftRight aria-hidden size={20} />
    </IconButton>
  );
}
