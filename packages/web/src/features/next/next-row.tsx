/** Next row: below the queue, the episode that could follow its last film. */
import { ListPlus } from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import type { FilmChoice } from '../../player/film-choice.ts';
import { Button } from '../../ui/button.tsx';
import { useNextEpisode } from './use-next-episode.ts';

export default function NextRow({ onFilm }: { readonly onFilm: (film: FilmChoice) => void }) {
  const next = useNextEpisode();
  if (next === null) return null;
  const { title, choice } = next;
  return (
    <section
      className="flex items-center gap-3 rounded-2xl bg-higher py-1 pr-1 pl-4"
      aria-label={m.queue_next_found()}
    >
      <p className="min-w-0 grow py-1">
        <span className="block text-sm text-soft">{m.queue_next_found()}</span>
        <span className="block truncate font-medium">{title}</span>
      </p>
      <Button
        look="bare"
        aria-label={m.queue_next_add({ title })}
        icon={<ListPlus aria-hidden size={18} />}
        onClick={() => onFilm(choice)}
      >
        {m.film_link_take()}
      </Button>
    </section>
  );
}
