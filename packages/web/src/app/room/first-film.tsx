/** First film: every way to bring one into a room that has none. */
import { EmptyCard } from '../../features/queue/empty-card.tsx';
import type { FilmChoice } from '../../player/film-choice.ts';
import { serverFilmsAndUploads } from './server-films.tsx';

export default function FirstFilm({
  onFilm,
}: {
  readonly onFilm: (choice: FilmChoice, title: string | null) => void;
}) {
  return <EmptyCard onFilm={onFilm} more={serverFilmsAndUploads} />;
}
