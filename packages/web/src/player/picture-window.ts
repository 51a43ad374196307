/** Picture window: the film in a small window over everything, where the browser has that (picture in picture). */
import { useSyncExternalStore } from 'react';
import type { Stop } from '@lockstep/core';

/** Safari on phones has its own way. */
interface WithPresentation extends HTMLVideoElement {
  readonly webkitSupportsPresentationMode?: (mode: string) => boolean;
  readonly webkitPresentationMode?: string;
  readonly webkitSetPresentationMode?: (mode: string) => void;
}

/** Whether this browser could show any film so. */
export const hasPictureWindow = (): boolean =>
  document.pictureInPictureEnabled ||
  ('webkitSupportsPresentationMode' in HTMLVideoElement.prototype &&
    (document.createElement('video') as WithPresentation).webkitSupportsPresentationMode?.(
      'picture-in-picture',
    ) === true);

/** Call inside a click or key press. Resolves to false where the browser would not. */
export async function togglePictureWindow(video: WithPresentation): Promise<boolean> {
  try {
    if (document.pictureInPictureElement === video) await document.exitPictureInPicture();
    else if (document.pictureInPictureEnabled) await video.requestPictureInPicture();
    else if (video.webkitSetPresentationMode === undefined) return false;
    else video.webkitSetPresentationMode(isOut(video) ? 'inline' : 'picture-in-picture');
    return true;
  } catch {
    // Without a picture yet, or refused by the person's settings.
    return false;
  }
}

const isOut = ({ webkitPresentationMode }: WithPresentation): boolean =>
  webkitPresentationMode === 'picture-in-picture';

/** Whether the film is in a window of its own now. */
export function usePictureWindow(): boolean {
  // Missing altogether where there is no such thing, whatever its type says.
  return useSyncExternalStore(subscribe, () => (document.pictureInPictureElement ?? null) !== null);
}

const CHANGES = ['enterpictureinpicture', 'leavepictureinpicture'] as const;

function subscribe(changed: () => void): Stop {
  for (const type of CHANGES) document.addEventListener(type, changed);
  return () => {
    for (const type of CHANGES) document.removeEventListener(type, changed);
  };
}
