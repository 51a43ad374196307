/** Use next episode: what could follow the last film of the queue, from this server's folder or from files shown in this visit. Rules QU11, QU14. */
import { currentItem, type Item } from '@lockstep/core';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { lookInLibrary } from '../../api/library.ts';
import { nextEpisode } from '../../player/lists/episodes.ts';
import { itemFor, type FilmChoice } from '../../player/film-choice.ts';
import { ownEpisodeAfter } from '../../player/next-own.ts';
import { fileOf, ownShelf } from '../../player/own-shelf.ts';
import { useMay } from '../../room/use-may.ts';
import { useRoom } from '../../room/room-context.tsx';

export interface NextEpisode {
  readonly choice: FilmChoice;
  readonly title: string;
}

/** null: nothing follows, or something does already, or this person may not add it. */
export function useNextEpisode(): NextEpisode | null {
  const { allowed } = useMay('queue');
  const last = useRoom(({ room }) => {
    if (room === null || room.settings.loop !== 'off') return null;
    const item = room.queue.at(-1) ?? null;
    // Looking ahead of what is on would offer what nobody asked for.
    return item !== null && item.id === currentItem(room)?.id ? item : null;
  });
  useStore(ownShelf.store);
  const path = last === null ? null : libraryPath(last);
  const listed = useListedAfter(allowed ? path : null);
  if (!allowed || last === null) return null;
  const own = fileOf(last);
  const file = own === null ? null : ownEpisodeAfter(ownShelf, own);
  if (file !== null) return named({ kind: 'file', file });
  return listed === null ? null : named({ kind: 'link', url: listed });
}

const named = (choice: FilmChoice): NextEpisode => ({ choice, title: itemFor(choice, '').title });

/** Where this server has the film, below its folder; null: it is not one of its films. */
function libraryPath({ sources }: Item): string | null {
  for (const source of sources) {
    if (source.kind !== 'link' || !source.url.startsWith('/films/')) continue;
    try {
      return decodeURIComponent(source.url.slice('/films/'.length).split(/[?#]/)[0] ?? '');
    } catch {
      return null;
    }
  }
  return null;
}

/** The address of the episode after the film at `path`. */
function useListedAfter(path: string | null): string | null {
  const [found, setFound] = useState<{ readonly path: string; readonly url: string | null } | null>(null);
  useEffect(() => {
    if (path === null) return undefined;
    const asking = new AbortController();
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    void lookInLibrary({ path: folder }, asking.signal).then((answer) => {
      if (asking.signal.aborted) return;
      const films = answer.ok ? answer.value.films : [];
      const name = nextEpisode(
        path.slice(path.lastIndexOf('/') + 1),
        films.map((film) => film.name),
      );
      setFound({ path, url: films.find((film) => film.name === name)?.url ?? null });
    });
    return () => asking.abort();
  }, [path]);
  return found !== null && found.path === path ? found.url : null;
}
