/** Use take subtitles: takes dropped files as tracks, and says what became of each. */
import { useCallback } from 'react';
import { useRemote, useSubtitles } from '../player-context.tsx';

export function useTakeSubtitles(): (files: readonly File[]) => void {
  const subtitles = useSubtitles();
  const remote = useRemote();
  return useCallback(
    (files: readonly File[]) => {
      const take = async () => {
        for (const file of files) {
          const added = await subtitles.add(file);
          remote.tell(
            added.ok
              ? { type: 'subtitles', file: file.name }
              : { type: 'noSubtitles', file: file.name, problem: added.error },
          );
        }
      };
      void take();
    },
    [subtitles, remote],
  );
}
