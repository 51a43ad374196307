/** Use look back: ten seconds back for me alone, or the way back to the others. */
import { m } from '../../i18n/messages.ts';
import { LOOK_BACK_SEC } from '../../player/excursion.ts';
import { useExcursion, useExcursionState } from '../../player/player-context.tsx';
import { useRoom } from '../../room/room-context.tsx';

export interface LookBack {
  readonly away: boolean;
  readonly hasFilm: boolean;
  readonly name: string;
  readonly act: () => void;
}

export function useLookBack(): LookBack {
  const excursion = useExcursion();
  const away = useExcursionState().kind !== 'none';
  const hasFilm = useRoom(({ room, follow }) => room !== null && room.current !== null && follow !== null);
  return {
    away,
    hasFilm,
    name: away ? m.excursion_return_long() : m.excursion_look_back({ seconds: LOOK_BACK_SEC }),
    act: away ? excursion.comeBack : () => excursion.lookBack(),
  };
}
