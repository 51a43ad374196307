/** Use server subtitles: what lies beside the film that is on, or was in it, where that is one of this server's. */
import { useEffect, useState } from 'react';
import { lookInLibrary } from '../../api/library.ts';
import type { ListedSubtitles } from '../../api/library-listing.ts';
import { uploadIn, uploadSubtitles } from '../../api/upload-about.ts';
import { ours } from '../../base.ts';
import { usePlayerState } from '../../player/player-context.tsx';

const FILMS = '/films/';
const NONE: readonly ListedSubtitles[] = [];

interface Found {
  /** Of which film. */
  readonly path: string | null;
  readonly subtitles: readonly ListedSubtitles[];
}

export function useServerSubtitles(): readonly ListedSubtitles[] {
  const source = usePlayerState((state) => state.source);
  const path = source.kind === 'link' ? ours(source.url) : null;
  const [found, setFound] = useState<Found>({ path: null, subtitles: NONE });
  useEffect(() => {
    if (path === null) return undefined;
    const upload = uploadIn(path);
    if (upload !== null) {
      const asking = new AbortController();
      void uploadSubtitles(upload, document.documentElement.lang, asking.signal).then((subtitles) => {
        if (!asking.signal.aborted) setFound({ path, subtitles });
      });
      return () => asking.abort();
    }
    if (!path.startsWith(FILMS)) return undefined;
    const film = decodeURIComponent(path.slice(FILMS.length));
    const folder = film.split('/').slice(0, -1).join('/');
    const asking = new AbortController();
    void lookInLibrary({ path: folder }, asking.signal).then((answer) => {
      if (!asking.signal.aborted && answer.ok)
        setFound({
          path,
          subtitles: answer.value.films.find((one) => one.path === film)?.subtitles ?? NONE,
        });
    });
    return () => asking.abort();
  }, [path]);
  return found.path === path ? found.subtitles : NONE;
}
