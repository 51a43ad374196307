/** Film dialog: brings another film for everybody. */
import { m } from '../../i18n/messages.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FilmForm, type FilmFormProps } from './film-form.tsx';

export interface FilmDialogProps extends Pick<FilmFormProps, 'onFilm' | 'more'> {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function FilmDialog({ open, onClose, onFilm, more }: FilmDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={m.film_title()} closeName={m.room_close()}>
      <FilmForm onFilm={onFilm} demo more={more} />
      <p className="text-sm text-faint">{m.film_private()}</p>
    </Dialog>
  );
}
