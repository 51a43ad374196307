/** Queue tab: the queue, what is on its way into it, what could come next, and every way to bring more. */
import { lazy, Suspense } from 'react';
import { QueuePanel } from '../../features/queue/queue-panel.tsx';
import { UploadRows } from '../../features/uploads/upload-rows.tsx';
import { serverFilms } from './server-films.tsx';
import { manyOf } from '../../player/lists/many.ts';
import type { Films } from './use-films.ts';

const NextRow = lazy(() => import('../../features/next/next-row.tsx'));

export default function QueueTab({ films }: { readonly films: Films }) {
  return (
    <QueuePanel
      onFilm={films.queue}
      onMany={(many) => films.setMany(manyOf(many))}
      more={serverFilms}
      coming={<UploadRows />}
      next={
        <Suspense fallback={null}>
          <NextRow onFilm={(film) => films.queue(film, null)} />
        </Suspense>
      }
    />
  );
}
