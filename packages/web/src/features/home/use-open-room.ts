/** Opening a room: asks the server for one and goes in; on failure keeps the film for another try. */
import { useEffect, useRef, useState } from 'react';
import { createRoom, type ApiProblem } from '../../api/rooms.ts';
import type { FilmChoice } from '../../player/film-choice.ts';

export type Opening =
  | { readonly state: 'idle' }
  | { readonly state: 'opening'; readonly film: FilmChoice | null }
  | { readonly state: 'failed'; readonly film: FilmChoice | null; readonly problem: ApiProblem };

export interface OpenRoom {
  readonly opening: Opening;
  /** Makes a room and brings the film, or nothing, into it. Presses while one is being made do nothing. */
  readonly open: (film: FilmChoice | null) => void;
}

export function useOpenRoom(onOpened: (room: string, film: FilmChoice | null) => void): OpenRoom {
  const [opening, setOpening] = useState<Opening>({ state: 'idle' });
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  const open = async (film: FilmChoice | null) => {
    setOpening({ state: 'opening', film });
    const made = await createRoom();
    // Somebody who has gone elsewhere meanwhile is not pulled back.
    if (!here.current) return;
    if (made.ok) onOpened(made.value, film);
    else setOpening({ state: 'failed', film, problem: made.error });
  };
  return { opening, open: (film) => void (opening.state === 'opening' ? undefined : open(film)) };
}
