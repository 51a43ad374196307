/** Picture deeds: what a person does with the picture alone, by key, button or menu: a window of its own, a screenshot. */
import { currentItem } from '@lockstep/core';
import { useMemo } from 'react';
import { useRoomSession } from '../room/room-context.tsx';
import { togglePictureWindow } from './picture-window.ts';
import { useFilmPlayer, useRemote } from './player-context.tsx';

export interface PictureDeeds {
  /** Into a window of its own, or back. */
  readonly ownWindow: () => void;
  readonly screenshot: () => void;
}

export function usePictureDeeds(): PictureDeeds {
  const player = useFilmPlayer();
  const remote = useRemote();
  const { store } = useRoomSession();
  return useMemo(() => {
    const ownWindow = async () => {
      const video = player.picture();
      if (video === null) {
        // Another site's frame cannot be taken out of the page.
        if (player.store.getState().source.kind === 'embed') remote.tell({ type: 'noWindow' });
        return;
      }
      if (!(await togglePictureWindow(video))) remote.tell({ type: 'noWindow' });
    };
    const screenshot = async () => {
      const video = player.picture();
      const { room } = store.getState();
      const title = room === null ? '' : (currentItem(room)?.title ?? '');
      const { saveScreenshot } = await import('./screenshot.ts');
      const none = player.store.getState().source.kind === 'embed' ? 'foreign' : 'nothing';
      const outcome = video === null ? none : await saveScreenshot(video, title);
      remote.tell({ type: 'screenshot', outcome });
    };
    return { ownWindow: () => void ownWindow(), screenshot: () => void screenshot() };
  }, [player, remote, store]);
}
