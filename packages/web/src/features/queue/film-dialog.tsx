/** Film dialog: brings another film for everybody. */
import type { ReactNode } from 'react';
import { m } from '../../i18n/messages.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FilmForm, type FilmFormProps } from './film-form.tsx';

export interface FilmDialogProps extends Pick<FilmFormProps, 'onFilm' | 'onMany' | 'more'> {
  readonly open: boolean;
  readonly onClose: () => void;
  /** What was watched before. */
  readonly past: ReactNode;
}

export function FilmDialog({ open, onClose, onFilm, onMany, more, past }: FilmDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={m.film_title()} closeName={m.room_close()}>
      <FilmForm onFilm={onFilm} onMany={onMany} demo more={more} />
      <p className="text-sm text-faint">
        {m.film_private()} {m.legal_note()}
      </p>
      {past}
    </Dialog>
  );
}
