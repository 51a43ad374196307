/** Queue tab: the queue, what is on its way into it, and every way to bring more. */
import { QueuePanel, type QueuePanelProps } from '../../features/queue/queue-panel.tsx';
import { UploadRows } from '../../features/uploads/upload-rows.tsx';
import { serverFilms } from './server-films.tsx';

export default function QueueTab({ onFilm }: Pick<QueuePanelProps, 'onFilm'>) {
  return <QueuePanel onFilm={onFilm} more={serverFilms} coming={<UploadRows />} />;
}
