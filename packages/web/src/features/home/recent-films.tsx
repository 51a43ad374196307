/** Recent films: links watched from here before; one press opens a room with one. */
import { Play, X } from 'lucide-react';
import { useState } from 'react';
import { forgetFilm, recentFilms } from '../../device/recent-films.ts';
import { m } from '../../i18n/messages.ts';
import type { FilmChoice } from '../../player/film-choice.ts';
import { IconButton } from '../../ui/icon-button.tsx';

export function RecentFilms({ onChoose }: { readonly onChoose: (film: FilmChoice) => void }) {
  const [films, setFilms] = useState(recentFilms);
  if (films.length === 0) return null;
  return (
    <section aria-labelledby="recent-films">
      <h2 id="recent-films" className="mb-1 text-sm font-medium text-soft">
        {m.home_recent_films()}
      </h2>
      <ul className="-mx-3 flex flex-col">
        {films.map(({ url, title }) => (
          <li key={url} className="flex items-center rounded-xl hover:bg-higher">
            <button
              type="button"
              className="flex min-h-14 min-w-0 grow items-center gap-3 rounded-xl px-3 text-left"
              onClick={() => onChoose({ kind: 'link', url })}
            >
              <Play aria-hidden size={18} className="shrink-0 text-glow" />
              <span className="min-w-0">
                <span className="block truncate font-medium">{title}</span>
                <span className="block truncate text-sm text-faint">{placeOf(url)}</span>
              </span>
            </button>
            <IconButton
              name={m.home_recent_film_forget({ film: title })}
              place="above-right"
              onClick={() => setFilms(forgetFilm(url))}
            >
              <X aria-hidden size={18} />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

const placeOf = (url: string): string =>
  URL.canParse(url) ? new URL(url).hostname : m.home_recent_film_here();
