/** Look back button: what was that? Ten seconds back for me alone; and the way back to the others. */
import { History, Undo2 } from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import { LOOK_BACK_SEC } from '../../player/excursion.ts';
import { useExcursion, useExcursionState } from '../../player/player-context.tsx';
import { useRoom } from '../../room/room-context.tsx';
import { IconButton } from '../../ui/icon-button.tsx';

export function LookBackButton() {
  const excursion = useExcursion();
  const away = useExcursionState().kind !== 'none';
  const hasFilm = useRoom(({ room, follow }) => room !== null && room.current !== null && follow !== null);
  const act = away ? excursion.comeBack : () => excursion.lookBack();
  return (
    <IconButton
      name={away ? m.excursion_return_long() : m.excursion_look_back({ seconds: LOOK_BACK_SEC })}
      shortcut="A"
      place="above-right"
      disabled={!hasFilm}
      pressed={away}
      onClick={act}
    >
      {away ? <Undo2 aria-hidden size={20} /> : <History aria-hidden size={20} />}
    </IconButton>
  );
}
