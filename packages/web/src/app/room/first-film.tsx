/** First film: every way to bring one into a room that has none. */
import { EmptyCard, type EmptyCardProps } from '../../features/queue/empty-card.tsx';
import { serverFilmsAndUploads } from './server-films.tsx';

export default function FirstFilm({ onFilm, onMany }: Pick<EmptyCardProps, 'onFilm' | 'onMany'>) {
  return <EmptyCard onFilm={onFilm} onMany={onMany} more={serverFilmsAndUploads} />;
}
