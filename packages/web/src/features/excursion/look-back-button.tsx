/** Look back button: what was that? Ten seconds back for me alone; and the way back to the others. */
import { History, Undo2 } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';
import { useLookBack } from './use-look-back.ts';

export function LookBackButton() {
  const { away, hasFilm, name, act } = useLookBack();
  return (
    <IconButton name={name} shortcut="A" place="above-right" disabled={!hasFilm} pressed={away} onClick={act}>
      {away ? <Undo2 aria-hidden size={20} /> : <History aria-hidden size={20} />}
    </IconButton>
  );
}
