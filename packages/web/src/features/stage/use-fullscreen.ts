/**
 * Fullscreen of the container, with everything laid over the picture inside it. Where only the bare video could be
 * fullscreen (iPhone), the container covers the page instead. [ST13][ST17]
 */
import { useCallback, useEffect, useState, type RefObject } from 'react';
import { useBack } from '../../ui/use-back.ts';

export type Fullscreen = 'none' | 'native' | 'page';

export function useFullscreen(container: RefObject<HTMLElement | null>): readonly [Fullscreen, () => void] {
  const [native, setNative] = useState(false);
  const [page, setPage] = useState(false);
  const leavePage = useCallback(() => setPage(false), []);
  useBack(page, leavePage);

  useEffect(() => {
    const tell = () =>
      setNative(document.fullscreenElement !== null && document.fullscreenElement === container.current);
    document.addEventListener('fullscreenchange', tell);
    return () => document.removeEventListener('fullscreenchange', tell);
  }, [container]);

  useEffect(() => {
    if (!page) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) setPage(false);
    };
    document.addEventListener('keydown', onKey);
    document.documentElement.style.overflow = 'hidden';
    return () => {
      document.removeEventListener('keydown', onKey);
      document.documentElement.style.overflow = '';
    };
  }, [page]);

  const toggle = useCallback(() => {
    const element = container.current;
    if (element === null) return;
    if (document.fullscreenElement !== null) {
      void document.exitFullscreen().catch(() => {});
    } else if (page) {
      setPage(false);
    } else if (typeof element.requestFullscreen === 'function') {
      element.requestFullscreen({ navigationUI: 'hide' }).then(
        () => turnPhone(element),
        () => setPage(true),
      );
    } else {
      setPage(true);
    }
  }, [container, page]);

  return [native ? 'native' : page ? 'page' : 'none', toggle];
}

/** A wide film fills a phone that lies on its side, even if the phone's own turning is switched off. */
function turnPhone(element: HTMLElement): void {
  const video = element.querySelector('video');
  if (video === null || video.videoWidth <= video.videoHeight) return;
  if (!matchMedia('(pointer: coarse)').matches) return;
  // Ends by itself with fullscreen. Refused where there is nothing to turn.
  const orientation: Partial<ScreenOrientation> | undefined = screen.orientation;
  orientation?.lock?.('landscape').catch(() => {});
}
