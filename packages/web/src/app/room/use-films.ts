/** Films: every way a film comes into the room on screen: brought along, chosen, dropped, pasted. */
import { currentItem, type ItemId, type RoomState } from '@lockstep/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Dropped } from '../../features/home/dropped.ts';
import { usePageDrop } from '../../features/home/use-page-drop.ts';
import { m } from '../../i18n/messages.ts';
import { addFilm } from '../../player/add-film.ts';
import { DEMO_FILM, filmFromText, titleOfLink, type FilmChoice } from '../../player/film-choice.ts';
import { hasManyLinks } from '../../player/lists/many-links.ts';
import { manyOf, takeMany, type Many } from '../../player/lists/many.ts';
import { ownShelf } from '../../player/own-shelf.ts';
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
  /** Puts on what comes after the film that ends, and goes on. */
  readonly goOn: (choice: FilmChoice) => void;
  /** This is my copy of the film that is on. */
  readonly chooseCopy: (file: File) => void;
  /** Several films to be looked through; null: there are none. */
  readonly many: Many | null;
  readonly setMany: (many: Many | null) => void;
}

export function useFilms(pendingFilm: FilmChoice | null): Films {
  const session = useRoomSession();
  const player = useFilmPlayer();
  const [droppedCopy, setDroppedCopy] = useState<File | null>(null);
  const takeSubtitles = useTakeSubtitles();
  const [many, setMany] = useState(takeMany);

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

  const goOn = (choice: FilmChoice) => {
    put(choice, null);
    // A copy of one's own must be picked by the others first.
    if (choice.kind === 'link') session.participant.send({ type: 'play' });
  };

  /** Whoever lacks a copy and shows where it lies wants to watch, not to add. [QU13] */
  const takeAll = async ({ files, folders }: Omit<Many, 'text'>) => {
    const missing = () => player.store.getState().source.kind === 'missing';
    if (!missing()) return setMany({ text: '', files, folders });
    const { droppedFiles } = await import('../../player/lists/folder-files.ts');
    const all = [...files, ...(await droppedFiles(folders))];
    ownShelf.put(all);
    if (missing()) setMany(manyOf(all));
  };

  const take = (dropped: Dropped) => {
    if (dropped.kind === 'subtitles') {
      takeSubtitles(dropped.files);
      return;
    }
    if (dropped.kind === 'many') {
      void takeAll(dropped);
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
    if (hasManyLinks(dropped.text)) {
      setMany(manyOf(dropped.text));
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
    ownShelf.put([file]);
    setDroppedCopy(null);
  };

  return { dragged, droppedCopy, put, queue, goOn, chooseCopy, many, setMany };
}

/** The film brought along goes on once the room is known, if nothing is on there, or nobody else is there. [QU17] */
function usePendingFilm(film: FilmChoice | null, put: Films['put']): void {
  const { participant, store } = useRoomSession();
  const spent = useRef(false);
  useEffect(() => {
    if (film === null) return undefined;
    const tryPut = () => {
      const { confirmed, me } = store.getState();
      if (spent.current || confirmed === null) return;
      spent.current = true;
      const alone = confirmed.members.every(({ id }) => id === me);
      if (confirmed.current !== null && !alone) return;
      const there = film.kind === 'link' ? itemOf(confirmed, film.url) : null;
      if (there === null) put(film, null);
      else if (there !== confirmed.current) participant.send({ type: 'selectItem', item: there });
    };
    tryPut();
    return store.subscribe(tryPut);
  }, [film, put, participant, store]);
}

/** The item of the queue that is this link. */
const itemOf = ({ queue }: RoomState, url: string): ItemId | null =>
  queue.find(({ sources }) => sources.some((source) => source.kind === 'link' && source.url === url))?.id ??
  null;

/** So that it can be found again on the first page of this browser; the demo is there anyway. */
function note(choice: FilmChoice, title: string | null): void {
  // Taken off and put back, it is at hand again.
  if (choice.kind === 'file') ownShelf.put([choice.file]);
  if (choice.kind !== 'link' || choice.url === DEMO_FILM) return;
  const { url } = choice;
  void import('../../device/film-history.ts').then(
    ({ noteFilm }) => noteFilm({ url }, title ?? titleOfLink(url)),
    // Without a line the list is not worth a word.
    () => undefined,
  );
}

const knownTitle = (choice: FilmChoice) =>
  choice.kind === 'link' && choice.url === DEMO_FILM ? m.film_demo_title() : null;
