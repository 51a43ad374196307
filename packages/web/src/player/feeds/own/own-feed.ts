/**
 * Own feed: a file of this device. The browser begins with it at once; what is in it is read meanwhile, and decides
 * whether the browser goes on by itself. See docs/spec/remux.md.
 */
import { createStore } from 'zustand/vanilla';
import { onlyOne, type Circumstances, type Feed, type FeedSource, type FeedState } from '../feed.ts';
import type { OwnFilm } from './own-film.ts';

export async function ownFeed(
  video: HTMLVideoElement,
  { url, file }: Extract<FeedSource, { kind: 'file' }>,
  signal: AbortSignal,
  { item, notes }: Pick<Circumstances, 'item' | 'notes'>,
): Promise<Feed> {
  const store = createStore<FeedState>(() => onlyOne);
  video.src = url;
  let handedOver = false;
  const opening = Promise.all([import('./own-film.ts'), import('./sound-shift.ts')]).then(
    ([{ openOwnFilm }, { keptShift }]) =>
      signal.aborted
        ? null
        : openOwnFilm({
            video,
            file,
            url,
            store,
            shift: keptShift(item, notes),
            handedOver: () => handedOver,
          }),
  );
  let film: OwnFilm | null = null;
  const read = opening.then(
    (opened) => {
      film = opened;
      return opened?.settled;
    },
    // Without the reader, which did not come over the line, the browser's own word is the last.
    () => undefined,
  );
  // Who can be shown the film by the browser does not wait for the reader. [RX1]
  await Promise.race([read, shownByItself(video, MOVED.test(file.name), signal)]);
  handedOver = true;
  return {
    element: video,
    store,
    chooseQuality: () => undefined,
    chooseAudio: (id) => film?.chooseAudio(id),
    shiftSound: (sec) => film?.shiftSound(sec),
    stop() {
      void opening.then(
        (opened) => opened?.stop(),
        () => undefined,
      );
      video.removeAttribute('src');
      video.load();
    },
  };
}

/** Files of this ending mostly have to be wrapped anew, whatever the browser thinks: beginning twice would take longer. */
const MOVED = /\.(mkv|mk3d)$/i;

/** Ends when the browser has the film's shape, with a picture; never when it has not, or is not the one to ask. */
function shownByItself(video: HTMLVideoElement, never: boolean, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
    const look = (): void => {
      if (never || video.videoWidth === 0) return;
      video.removeEventListener('loadedmetadata', look);
      resolve();
    };
    video.addEventListener('loadedmetadata', look);
  });
}
