/** Empty card: nothing is on yet, and every way to change that. */
import { Clapperboard } from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import { Card } from '../../ui/card.tsx';
import { FilmForm, type FilmFormProps } from './film-form.tsx';

export function EmptyCard({ onFilm, more }: Pick<FilmFormProps, 'onFilm' | 'more'>) {
  return (
    <Card icon={<Clapperboard aria-hidden size={32} />} title={m.empty_title()} text={m.empty_text()}>
      <FilmForm onFilm={onFilm} demo more={more} />
    </Card>
  );
}
