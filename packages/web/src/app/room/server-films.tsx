/** Server films: the button to this server's films, beside the other ways to bring one. */
import type { ReactNode } from 'react';
import { LibraryButton } from '../../features/library/library-button.tsx';
import type { FilmChoice } from '../../player/film-choice.ts';

export const serverFilms = (onFilm: (film: FilmChoice) => void): ReactNode => (
  <LibraryButton large onFilm={onFilm} />
);
