/** Film wishes: the height of the picture and the language that this person chose, kept on this device for other films. */
import { recall, remember } from './storage.ts';

const KEY = 'lockstep.wishes';
/** Lines; more has no screen. */
const HIGHEST = 10_000;
/** As BCP 47 has them, short of its rarest forms. */
const LANGUAGE = /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,4}$/i;

export interface FilmWishes {
  readonly height: number | null;
  readonly language: string | null;
}

const NONE: FilmWishes = { height: null, language: null };

/** What was stored may be from another version or touched by hand. */
export function wishesFromText(text: string | null): FilmWishes {
  try {
    const stored: unknown = JSON.parse(text ?? '{}');
    if (typeof stored !== 'object' || stored === null) return NONE;
    const height = 'height' in stored ? stored.height : null;
    const language = 'language' in stored ? stored.language : null;
    return {
      height: typeof height === 'number' && height > 0 && height <= HIGHEST ? height : null,
      language: typeof language === 'string' && LANGUAGE.test(language) ? language : null,
    };
  } catch {
    return NONE;
  }
}

export const filmWishes = (): FilmWishes => wishesFromText(recall(KEY));

export const keepFilmWishes = (change: Partial<FilmWishes>): void =>
  remember(KEY, JSON.stringify({ ...filmWishes(), ...change }));
