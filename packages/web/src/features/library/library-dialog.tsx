/** Library dialog: this server's films by folder or by search; one press chooses one. */
import { ChevronRight, Clapperboard, Folder, Search } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { ListedFilm, LibraryListing } from '../../api/library-listing.ts';
import { below } from '../../base.ts';
import { useLocale } from '../../i18n/locale.ts';
import { m } from '../../i18n/messages.ts';
import { formatSize, formatTime } from '../../player/film-time.ts';
import type { FilmChoice } from '../../player/film-choice.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { useLibrary, type LibraryState } from './use-library.ts';

export interface LibraryDialogProps {
  readonly onClose: () => void;
  readonly onFilm: (film: FilmChoice) => void;
}

export default function LibraryDialog({ onClose, onFilm }: LibraryDialogProps) {
  const [path, setPath] = useState('');
  const [text, setText] = useState('');
  const search = text.trim();
  const found = useLibrary(path, search);
  const go = (folder: string) => {
    setText('');
    setPath(folder);
  };
  return (
    <Dialog open wide onClose={onClose} title={m.library_title()} closeName={m.room_close()}>
      <Field
        label={m.library_search()}
        labelHidden
        placeholder={m.library_search()}
        type="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        leading={<Search aria-hidden size={20} />}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {search === '' && path !== '' ? <Trail path={path} onGo={go} /> : null}
      <div className="min-h-72" aria-busy={found.state === 'looking'}>
        <Found found={found} isSearch={search !== ''} onGo={go} onFilm={onFilm} />
      </div>
    </Dialog>
  );
}

interface GoProps {
  readonly onGo: (folder: string) => void;
}

/** The folders above this one. */
function Trail({ path, onGo }: GoProps & { readonly path: string }) {
  const names = path.split('/');
  return (
    <nav aria-label={m.library_trail()} className="-my-2 flex flex-wrap items-center text-sm">
      <Step onPress={() => onGo('')}>{m.library_all()}</Step>
      {names.map((name, depth) => (
        <span key={names.slice(0, depth + 1).join('/')} className="flex min-w-0 items-center">
          <ChevronRight aria-hidden size={16} className="text-faint" />
          {depth === names.length - 1 ? (
            <span aria-current="location" className="truncate px-2 font-medium">
              {name}
            </span>
          ) : (
            <Step onPress={() => onGo(names.slice(0, depth + 1).join('/'))}>{name}</Step>
          )}
        </span>
      ))}
    </nav>
  );
}

function Step({ onPress, children }: { readonly onPress: () => void; readonly children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="min-h-11 truncate rounded-lg px-2 text-soft hover:bg-higher"
    >
      {children}
    </button>
  );
}

interface FoundProps extends GoProps {
  readonly found: LibraryState;
  readonly isSearch: boolean;
  readonly onFilm: (film: FilmChoice) => void;
}

function Found({ found, isSearch, onGo, onFilm }: FoundProps) {
  switch (found.state) {
    case 'looking':
      return (
        <p className="flex justify-center pt-16">
          <Spinner name={m.library_looking()} />
        </p>
      );
    case 'failed':
      return <Word alert>{problemText(found.problem)}</Word>;
    case 'there': {
      const { folders, films, isCut } = found.listing;
      if (folders.length === 0 && films.length === 0)
        return <Word>{isSearch ? m.library_nothing_found() : m.library_empty()}</Word>;
      return (
        <>
          <Rows listing={found.listing} isSearch={isSearch} onGo={onGo} onFilm={onFilm} />
          {isCut ? <Word>{m.library_cut()}</Word> : null}
        </>
      );
    }
  }
}

interface RowsProps extends GoProps {
  readonly listing: LibraryListing;
  readonly isSearch: boolean;
  readonly onFilm: (film: FilmChoice) => void;
}

function Rows({ listing: { folders, films }, isSearch, onGo, onFilm }: RowsProps) {
  return (
    <ul className="-mx-3 flex flex-col">
      {folders.map(({ name, path }) => (
        <li key={`${path}/`}>
          <Row onPress={() => onGo(path)} picture={<Folder aria-hidden size={24} className="text-soft" />}>
            <span className="block truncate font-medium">{name}</span>
          </Row>
        </li>
      ))}
      {films.map((film) => (
        <li key={film.path}>
          <Row onPress={() => onFilm({ kind: 'link', url: film.url })} picture={<Poster film={film} />}>
            <span className="block truncate font-medium">{nameOf(film)}</span>
            <FilmWords film={film} isSearch={isSearch} />
          </Row>
        </li>
      ))}
    </ul>
  );
}

interface RowProps {
  readonly onPress: () => void;
  readonly picture: ReactNode;
  readonly children: ReactNode;
}

function Row({ onPress, picture, children }: RowProps) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="flex min-h-16 w-full items-center gap-4 rounded-xl px-3 py-1.5 text-left hover:bg-higher"
    >
      <span className="grid h-14 w-24 shrink-0 place-items-center overflow-hidden rounded-lg bg-higher">
        {picture}
      </span>
      <span className="min-w-0 grow">{children}</span>
    </button>
  );
}

function Poster({ film }: { readonly film: ListedFilm }) {
  if (film.poster === null) return <Clapperboard aria-hidden size={22} className="text-faint" />;
  return <img src={below(film.poster)} alt="" loading="lazy" className="size-full object-cover" />;
}

function FilmWords({ film, isSearch }: { readonly film: ListedFilm; readonly isSearch: boolean }) {
  const locale = useLocale();
  const folder = film.path.slice(0, -film.name.length - 1);
  const words = [
    film.duration === null ? null : formatTime(film.duration),
    film.height === null ? null : `${film.height}p`,
    formatSize(film.bytes, locale),
    isSearch && folder !== '' ? folder : null,
  ].filter((word) => word !== null);
  return <span className="block truncate text-sm text-soft tabular-nums">{words.join(' · ')}</span>;
}

const nameOf = ({ name }: ListedFilm): string => name.replace(/\.[a-z0-9]{2,5}$/i, '') || name;

function Word({ alert = false, children }: { readonly alert?: boolean; readonly children: ReactNode }) {
  return (
    <p role={alert ? 'alert' : undefined} className="px-4 py-10 text-center text-soft">
      {children}
    </p>
  );
}

function problemText(problem: 'none' | 'unreachable' | 'busy'): string {
  switch (problem) {
    case 'none':
      return m.library_gone();
    case 'unreachable':
      return m.home_problem_unreachable();
    case 'busy':
      return m.home_problem_busy();
  }
}
