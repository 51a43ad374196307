/** Dropped: what was dropped on the page or pasted into it, as far as it can be watched. */
import { fail, ok, type Result } from '@lockstep/core';
import { FILM_FILES } from '../../player/film-choice.ts';
import { isSubtitleFile } from '../../player/subtitles/names.ts';

/** Endings that browsers give no type to, or a wrong one. */
const FILM_ENDINGS =
  /\.(mp4|m4v|mkv|webm|mov|avi|flv|ts|m2ts|mts|wmv|mpe?g|ogv|3gp|rmvb|vob|mp3|m4a|aac|flac|ogg|oga|opus|wav)$/i;

/** For the file picker: films and sounds, also those whose type the system does not know. */
export const FILM_ACCEPT = `${FILM_FILES},audio/*,.rmvb`;

export type Dropped =
  | { readonly kind: 'file'; readonly file: File; readonly subtitles: readonly File[] }
  /** For the film that is on. */
  | { readonly kind: 'subtitles'; readonly files: readonly File[] }
  /** To be read like typed text. */
  | { readonly kind: 'text'; readonly text: string };

export type DropProblem =
  | { readonly code: 'folder' | 'notFilm'; readonly name: string }
  | { readonly code: 'nothing' };

/** Whether it may be a film: by type, by ending; a file with neither gets the benefit of the doubt. */
export function mayBeFilm(file: { readonly name: string; readonly type: string }): boolean {
  if (/^(video|audio)\//.test(file.type) || FILM_ENDINGS.test(file.name)) return true;
  return file.type === '' && !/\.[a-z0-9]{1,5}$/i.test(file.name);
}

/** The first film among the files, else the text. Must be called while the drop or paste is handled. */
export function takeDropped(data: DataTransfer | null): Result<Dropped, DropProblem> {
  const files = Array.from(data?.files ?? []);
  const folders = new Set(
    Array.from(data?.items ?? [])
      .map((item) => item.webkitGetAsEntry())
      .filter((entry) => entry?.isDirectory === true)
      .map((entry) => entry?.name),
  );
  const film = files.find((file) => mayBeFilm(file) && !folders.has(file.name));
  const subtitles = files.filter((file) => isSubtitleFile(file.name) && !folders.has(file.name));
  if (film !== undefined) return ok({ kind: 'file', file: film, subtitles });
  if (subtitles.length > 0) return ok({ kind: 'subtitles', files: subtitles });
  const [other] = files;
  if (other !== undefined) {
    return fail({ code: folders.has(other.name) ? 'folder' : 'notFilm', name: other.name });
  }
  const text = (data?.getData('text/uri-list') || data?.getData('text/plain')) ?? '';
  return text.trim() === '' ? fail({ code: 'nothing' }) : ok({ kind: 'text', text: text.trim() });
}
