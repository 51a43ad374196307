/** Stage hooks: what the keys of the stage do to parts that the stage does not know. */
import { useLookBack } from '../../features/excursion/use-look-back.ts';
import type { StageHooks } from '../../features/stage/use-keys.ts';
import { useTalk } from '../../features/talk/talk-context.tsx';

export function useStageHooks(): StageHooks {
  const talk = useTalk();
  const back = useLookBack();
  return {
    danmaku: talk.toggleOverlay,
    message: talk.write,
    lookBack: back.hasFilm ? back.act : undefined,
  };
}
