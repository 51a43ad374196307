/** The film's codecs, while the user of this is on screen; null: not known (yet). */
import { useEffect, useState } from 'react';
import type { FilmPlayer } from '../../player/film-player.ts';
import { useFilmPlayer, usePlayerState } from '../../player/player-context.tsx';
import type { FilmCodecs } from './film-codecs.ts';

export function useFilmCodecs(): FilmCodecs | null {
  const player = useFilmPlayer();
  const url = usePlayerState(({ source }) => ('url' in source ? source.url : null));
  const [found, setFound] = useState<{ readonly url: string | null; readonly codecs: FilmCodecs | null }>({
    url: null,
    codecs: null,
  });
  useEffect(() => {
    const film = readable(player);
    if (film === null) return;
    const asking = new AbortController();
    void import('./film-codecs.ts')
      .then(({ filmCodecs }) => filmCodecs(film, asking.signal))
      .then(
        (codecs) => {
          if (!asking.signal.aborted) setFound({ url, codecs });
        },
        // Without a network it stays unknown.
        () => {},
      );
    return () => asking.abort();
  }, [player, url]);
  return found.url === url ? found.codecs : null;
}

/** What of the film this page may read; null: nothing. */
function readable({ store, copies }: FilmPlayer): File | string | null {
  const { source } = store.getState();
  switch (source.kind) {
    case 'none':
    case 'missing':
    case 'embed':
      return null;
    case 'file':
      return [...copies.files.store.getState().values()].find(({ url }) => url === source.url)?.file ?? null;
    case 'link': {
      // Other servers would see one more visitor, and most would not let us read.
      const url = new URL(source.url, document.baseURI);
      return url.origin === location.origin ? url.href : null;
    }
  }
}
