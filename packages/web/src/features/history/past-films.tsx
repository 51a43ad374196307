/** Past films: what was watched from this browser, where it was left, and the ways to take it off the list. Rules QU6–QU9. */
import { FileVideo, Play, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { clearHistory, filmHistory, forgetFilm, keyOf, type PastFilm } from '../../device/film-history.ts';
import { useLocale } from '../../i18n/locale.ts';
import { m } from '../../i18n/messages.ts';
import { FILM_FILES, type FilmChoice } from '../../player/film-choice.ts';
import { formatSize, formatTime } from '../../player/film-time.ts';
import { readable, shortLink } from '../../player/lists/short-link.ts';
import { ownShelf } from '../../player/own-shelf.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';

export interface PastFilmsProps {
  /** @param title as it was called then */
  readonly onChoose: (film: FilmChoice, title: string | null) => void;
}

/** More is a history, not a way to what was watched last. */
const FEW = 4;

export default function PastFilms({ onChoose }: PastFilmsProps) {
  const films = useStore(filmHistory);
  const [all, setAll] = useState(false);
  if (films.length === 0) return null;
  return (
    <section aria-labelledby="past-films" className="min-w-0">
      <h2 id="past-films" className="mb-1 text-sm font-medium text-soft">
        {m.history_title()}
      </h2>
      <ul className="-mx-3 flex flex-col">
        {films.slice(0, all ? films.length : FEW).map((film) => (
          <Row key={keyOf(film)} film={film} onChoose={onChoose} />
        ))}
      </ul>
      <div className="-ml-3 flex flex-wrap items-center">
        {all || films.length <= FEW ? null : (
          <Button look="bare" onClick={() => setAll(true)}>
            {m.history_all({ count: films.length })}
          </Button>
        )}
        <Clear />
      </div>
      <p className="mt-1 text-sm text-faint">{m.history_private()}</p>
    </section>
  );
}

function Row({ film, onChoose }: { readonly film: PastFilm } & PastFilmsProps) {
  const locale = useLocale();
  const input = useRef<HTMLInputElement>(null);
  const title = readable(film.title);
  const choose = () => {
    if ('url' in film) return onChoose({ kind: 'link', url: film.url }, film.title);
    const file = ownShelf.copyOf(film);
    if (file !== null) return onChoose({ kind: 'file', file }, film.title);
    return input.current?.click();
  };
  const Sign = 'url' in film ? Play : FileVideo;
  return (
    <li className="flex items-center rounded-xl hover:bg-higher">
      <button
        type="button"
        className="flex min-h-14 min-w-0 grow items-center gap-3 rounded-xl px-3 py-1 text-left"
        onClick={choose}
      >
        <Sign aria-hidden size={18} className="shrink-0 text-glow" />
        <span className="min-w-0 grow">
          <span className="block truncate font-medium">{title}</span>
          <span className="block truncate text-sm text-faint">{placeOf(film, locale)}</span>
          <span className="block truncate text-sm text-faint">{factsOf(film, locale).join(' · ')}</span>
          <Bar film={film} />
        </span>
      </button>
      {'url' in film ? null : (
        <input
          ref={input}
          type="file"
          accept={FILM_FILES}
          hidden
          tabIndex={-1}
          aria-hidden
          onChange={(event) => {
            const [file] = Array.from(event.currentTarget.files ?? []);
            event.currentTarget.value = '';
            if (file !== undefined) onChoose({ kind: 'file', file }, null);
          }}
        />
      )}
      <IconButton
        name={m.history_forget({ film: title })}
        place="above-right"
        onClick={() => forgetFilm(film)}
      >
        <X aria-hidden size={18} />
      </IconButton>
    </li>
  );
}

function Bar({ film: { position, duration, seen } }: { readonly film: PastFilm }) {
  if (seen || duration === null || position === 0) return null;
  return (
    <span aria-hidden className="mt-1 block h-1 overflow-hidden rounded-full bg-highest">
      <span className="block h-full bg-accent" style={{ width: `${(100 * position) / duration}%` }} />
    </span>
  );
}

function Clear() {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Button look="bare" onClick={() => setAsking(true)}>
        {m.history_clear()}
      </Button>
    );
  }
  return (
    <span role="alert" className="flex flex-wrap items-center gap-2 pl-4">
      {m.history_clear_sure()}
      <Button look="danger" onClick={clearHistory}>
        {m.history_clear()}
      </Button>
      <Button look="bare" onClick={() => setAsking(false)}>
        {m.history_clear_no()}
      </Button>
    </span>
  );
}

function placeOf(film: PastFilm, locale: string): string {
  if ('url' in film) return film.url.startsWith('/') ? m.history_here() : shortLink(film.url);
  return `${formatSize(film.size, locale)} · ${m.history_pick()}`;
}

function factsOf({ position, duration, at, seen }: PastFilm, locale: string): readonly string[] {
  const where = seen
    ? [m.history_seen()]
    : position === 0
      ? duration === null
        ? []
        : [formatTime(duration)]
      : duration === null
        ? [m.history_at({ time: formatTime(position) })]
        : [m.history_of({ time: formatTime(position), length: formatTime(duration) })];
  const when = at === 0 ? [] : [new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(at)];
  return [...where, ...when];
}
