/** Server films: this server's films and the button that uploads one, beside the other ways to bring one. */
import type { ReactNode } from 'react';
import { LibraryButton } from '../../features/library/library-button.tsx';
import { UploadButton } from '../../features/uploads/upload-button.tsx';
import { UploadRows } from '../../features/uploads/upload-rows.tsx';
import type { FilmChoice } from '../../player/film-choice.ts';

export const serverFilms = (onFilm: (film: FilmChoice) => void): ReactNode => (
  <>
    <LibraryButton large onFilm={onFilm} />
    <UploadButton />
  </>
);

/** And what is on its way. */
export const serverFilmsAndUploads = (onFilm: (film: FilmChoice) => void): ReactNode => (
  <>
    {serverFilms(onFilm)}
    <UploadRows />
  </>
);
