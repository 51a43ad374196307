/** FilmNames: which files are films, and in which order people look for them. */
import { extname } from 'node:path';

/** What players of any kind can play; whether a browser can is found out when it tries. */
const filmEndings: ReadonlySet<string> = new Set(
  'mp4 m4v mov webm mkv avi ts m2ts mts mpg mpeg vob ogv ogm flv wmv asf 3gp rmvb rm mp3 m4a aac flac ogg oga opus wav'
    .split(' ')
    .map((ending) => `.${ending}`),
);

export const isFilm = (name: string): boolean => filmEndings.has(extname(name).toLowerCase());

const subtitleEndings: ReadonlySet<string> = new Set(['.srt', '.vtt', '.ass', '.ssa']);

export const isSubtitles = (name: string): boolean => subtitleEndings.has(extname(name).toLowerCase());

/** What begins with a dot is not for others. [LB3] */
export const isHidden = (name: string): boolean => name.startsWith('.');

const collator = new Intl.Collator(['zh-CN', 'en'], { numeric: true, sensitivity: 'base' });

/** Part 2 before part 10. */
export const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  collator.compare(one.name, other.name);
