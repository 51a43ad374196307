/**
 * Tile window: one picture of the call in a small window over everything (picture in picture). Its element is not on the
 * page: so it stays when tiles are moved about, and nobody takes it for the film.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Stop } from '@lockstep/core';

export interface TileWindow {
  /** What is in it; null: it is closed. */
  readonly store: StoreApi<{ readonly key: string | null }>;
  /** Call inside a click. Does nothing where the browser will not. */
  readonly open: (key: string, track: MediaStreamTrack) => void;
  readonly close: () => void;
  /** The stop closes it. */
  readonly start: () => Stop;
}

export const hasTileWindow = (): boolean => document.pictureInPictureEnabled;

export function createTileWindow(): TileWindow {
  const store = createStore<{ readonly key: string | null }>(() => ({ key: null }));
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  let isOpen = false;
  const closed = (): void => {
    isOpen = false;
    video.srcObject = null;
    store.setState({ key: null });
  };
  const close = (): void => {
    // It has gone by itself.
    if (isOpen) document.exitPictureInPicture().catch(closed);
  };
  return {
    store,
    open: (key, track) => {
      const show = async (): Promise<void> => {
        video.srcObject = new MediaStream([track]);
        await video.play();
        await video.requestPictureInPicture();
        isOpen = true;
        store.setState({ key });
      };
      show().catch(closed);
    },
    close,
    start: () => {
      video.addEventListener('leavepictureinpicture', closed);
      return () => {
        video.removeEventListener('leavepictureinpicture', closed);
        close();
        closed();
      };
    },
  };
}
