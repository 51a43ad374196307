/** Other film: the dialog that brings another film for everybody. */
import { FilmDialog, type FilmDialogProps } from '../../features/queue/film-dialog.tsx';
import PastFilms from '../../features/history/past-films.tsx';
import { serverFilmsAndUploads } from './server-films.tsx';

export default function OtherFilm(props: Omit<FilmDialogProps, 'more' | 'open' | 'past'>) {
  return (
    <FilmDialog open more={serverFilmsAndUploads} past={<PastFilms onChoose={props.onFilm} />} {...props} />
  );
}
