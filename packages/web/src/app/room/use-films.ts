/** Films: every way a film comes into the room on screen: brought along, chosen, dropped, pasted. */
import { currentItem, type ItemId } from '@lockstep/core';
import { noteFilm } from '../../device/recent-films.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Dropped } from '../../features/home/dropped.ts';
import { usePageDrop } from '../../features/home/use-page-drop.ts';
import { m } from '../../i18n/messages.ts';
import { addFilm } from '../../player/add-film.ts';
import { DEMO_FILM, filmFromText, titleOfLink, type FilmChoice } from '../../player/film-choice.ts';
import { useFilmPlayer } from '../../player/player-context.tsx';
import { useTakeSubtitles } from '../../player/subtitles/use-take-subtitles.ts';
import { useRoomSession } from '../../room/room-context.tsx';

export interface Films {
  /** Something is dragged over the page. */
  readonly dragged: boolean;
  /** A file dropped while the member's own copy was missing. */
  readonly droppedCopy: File | null;
  /** Puts the film on for everybody. */
  readonly put: (choice: FilmChoice, title: string | null) => ItemId;
  /** Adds it to the queue; puts it on only if nothing is on. */
  readonly queue: (choice: FilmChoice, title: string | null) => void;
  /** This is my copy of the film that is on. */
  readonly chooseCopy: (file: File) => void;
}

export function useFilms(pendingFilm: FilmChoice | null): Films {
  const session = useRoomSession();
  const player = useFilmPlayer();
  const [droppedCopy, setDroppedCopy] = useState<File | null>(null);
  const takeSubtitles = useTakeSubtitles();

  const put = useCallback(
    (choice: FilmChoice, title: string | null) => {
      player.gesture();
      note(choice, title);
      return addFilm(session, player, choice, { select: true, title: title ?? knownTitle(choice) });
    },
    [session, player],
  );
  const queue = useCallback(
    (choice: FilmChoice, title: string | null) => {
      const select = session.store.getState().room?.current === null;
      note(choice, title);
      addFilm(session, player, choice, { select, title: title ?? knownTitle(choice) });
    },
    [session, player],
  );

  usePendingFilm(pendingFilm, put);

  const take = (dropped: Dropped) => {
    if (dropped.kind === 'subtitles') {
      takeSubtitles(dropped.files);
      return;
    }
    if (dropped.kind === 'file') {
      if (player.store.getState().source.kind === 'missing') {
        setDroppedCopy(dropped.file);
        takeSubtitles(dropped.subtitles);
        return;
      }
      const item = put({ kind: 'file', file: dropped.file }, null);
      // They belong to the film that comes on now.
      const stop = session.store.subscribe((view) => {
        if (view.room?.current !== item) return;
        stop();
        takeSubtitles(dropped.subtitles);
      });
      return;
    }
    const film = filmFromText(dropped.text);
    // A pasted word is no request; a link goes to the end of the queue.
    if (film.ok) queue(film.value, null);
  };
  const dragged = usePageDrop((dropped) => {
    if (dropped.ok) take(dropped.value);
  });

  const chooseCopy = (file: File) => {
    const { room } = session.store.getState();
    const item = room === null ? null : currentItem(room);
    player.gesture();
    if (item !== null) player.copies.useFile(item.id, file);
    setDroppedCopy(null);
  };

  return { dragged, droppedCopy, put, queue, chooseCopy };
}

/** The film brought along goes on once the room is known, if nothing is on there. */
function usePendingFilm(film: FilmChoice | null, put: Films['put']): void {
  const { store } = useRoomSession();
  const spent = useRef(false);
  useEffect(() => {
    if (film === null) return undefined;
    const tryPut = () => {
      const { confirmed } = store.getState();
      if (spent.current || confirmed === null) return;
      spent.current = true;
      if (confirmed.current === null) put(film, null);
    };
    tryPut();
    return store.subscribe(tryPut);
  }, [film, put, store]);
}

/** So that it can be found again on the first page of this browser; the demo is there anyway. */
function note(choice: FilmChoice, title: string | null): void {
  if (choice.kind !== 'link' || choice.url === DEMO_FILM) return;
  noteFilm({ url: choice.url, title: title ?? titleOfLink(choice.url) });
}

const knownTitle = (choice: FilmChoice) =>
  choice.kind === 'link' && choice.url === DEMO_FILM ? m.film_demo_title() : null;
