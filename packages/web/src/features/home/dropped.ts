/** Dropped: what was dropped on the page or pasted into it, as far as it can be watched. */
import { fail, ok, type Result } from '@lockstep/core';
import { mayBeFilm } from '../../player/film-files.ts';
import { partsOf } from '../../player/lists/dropped-parts.ts';
import { isListFile } from '../../player/lists/many-links.ts';
import { FILM_FILES } from '../../player/film-choice.ts';
import { isSubtitleFile } from '../../player/subtitles/names.ts';

/** For the file picker: films and sounds, also those whose type the system does not know. */
export const FILM_ACCEPT = `${FILM_FILES},audio/*,.rmvb`;

export type Dropped =
  | { readonly kind: 'file'; readonly file: File; readonly subtitles: readonly File[] }
  /** Several films, a list of some, or folders: to be looked through and chosen from. */
  | {
      readonly kind: 'many';
      readonly files: readonly File[];
      readonly folders: readonly FileSystemDirectoryEntry[];
    }
  /** For the film that is on. */
  | { readonly kind: 'subtitles'; readonly files: readonly File[] }
  /** To be read like typed text. */
  | { readonly kind: 'text'; readonly text: string };

export type DropProblem = { readonly code: 'notFilm'; readonly name: string } | { readonly code: 'nothing' };

/** What is among the files, else the text. Must be called while the drop or paste is handled. */
export function takeDropped(data: DataTransfer | null): Result<Dropped, DropProblem> {
  const { files, folders } = partsOf(data);
  const films = files.filter((file) => mayBeFilm(file) && !isListFile(file.name));
  const [film] = films;
  const subtitles = files.filter((file) => isSubtitleFile(file.name));
  if (films.length > 1 || folders.length > 0 || files.some(({ name }) => isListFile(name))) {
    return ok({ kind: 'many', files, folders });
  }
  if (film !== undefined) return ok({ kind: 'file', file: film, subtitles });
  if (subtitles.length > 0) return ok({ kind: 'subtitles', files: subtitles });
  const [other] = files;
  if (other !== undefined) return fail({ code: 'notFilm', name: other.name });
  const text = (data?.getData('text/uri-list') || data?.getData('text/plain')) ?? '';
  return text.trim() === '' ? fail({ code: 'nothing' }) : ok({ kind: 'text', text: text.trim() });
}
