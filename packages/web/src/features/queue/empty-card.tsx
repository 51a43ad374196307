/** Empty card: nothing is on yet, and every way to change that. */
import { Clapperboard } from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import { Card } from '../../ui/card.tsx';
import { FilmForm, type FilmFormProps } from './film-form.tsx';

export type EmptyCardProps = Pick<FilmFormProps, 'onFilm' | 'onMany' | 'more'>;

export function EmptyCard({ onFilm, onMany, more }: EmptyCardProps) {
  return (
    <Card icon={<Clapperboard aria-hidden size={32} />} title={m.empty_title()} text={m.empty_text()}>
      <FilmForm onFilm={onFilm} onMany={onMany} demo more={more} />
      <p className="w-full text-sm text-faint">{m.legal_note()}</p>
    </Card>
  );
}
