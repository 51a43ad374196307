/** Stage hooks: what the keys of the stage do to parts that the stage does not know. */
import { useLookBack } from '../../features/excursion/use-look-back.ts';
import type { StageHooks } from '../../features/stage/use-keys.ts';
import { useRemote, useSubtitles } from '../../player/player-context.tsx';
import { useTalk } from '../../features/talk/talk-context.tsx';

/** @param onSubtitles there are none yet, and somebody wants some */
export function useStageHooks(onSubtitles: () => void): StageHooks {
  const talk = useTalk();
  const back = useLookBack();
  const subtitles = useSubtitles();
  const remote = useRemote();
  return {
    danmaku: talk.toggleOverlay,
    message: talk.write,
    subtitles: () => {
      if (subtitles.toggle()) remote.tell({ type: 'subtitlesShown', on: subtitles.store.getState().on });
      else onSubtitles();
    },
    lookBack: back.hasFilm ? back.act : undefined,
  };
}
