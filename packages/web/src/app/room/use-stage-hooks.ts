/** Stage hooks: what the keys of the stage do to parts that the stage does not know. */
import { useMemo } from 'react';
import type { StageHooks } from '../../features/stage/use-keys.ts';
import { useTalk } from '../../features/talk/talk-context.tsx';
import { useExcursion } from '../../player/player-context.tsx';
import { useRoom } from '../../room/room-context.tsx';

export function useStageHooks(): StageHooks {
  const talk = useTalk();
  const excursion = useExcursion();
  const hasFilm = useRoom(({ room, follow }) => room !== null && room.current !== null && follow !== null);
  return useMemo(() => {
    const lookBack = () => {
      if (excursion.store.getState().kind === 'none') excursion.lookBack();
      else excursion.comeBack();
    };
    return {
      danmaku: talk.toggleOverlay,
      message: talk.write,
      ...(hasFilm ? { lookBack } : {}),
    };
  }, [talk, excursion, hasFilm]);
}
