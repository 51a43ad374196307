/** Film files: which files may be films, as far as name and type tell. */

/** Endings that browsers give no type to, or a wrong one. */
const FILM_ENDINGS =
  /\.(mp4|m4v|mkv|webm|mov|avi|flv|ts|m2ts|mts|wmv|mpe?g|ogv|3gp|rmvb|vob|mp3|m4a|aac|flac|ogg|oga|opus|wav)$/i;

/** Whether it may be a film: by type, by ending; a file with neither gets the benefit of the doubt. */
export function mayBeFilm(file: { readonly name: string; readonly type: string }): boolean {
  if (/^(video|audio)\//.test(file.type) || FILM_ENDINGS.test(file.name)) return true;
  return file.type === '' && !/\.[a-z0-9]{1,5}$/i.test(file.name);
}
