/** Upload about: what was found in a film that was uploaded, by the film's address. */
import { askServer } from './ask.ts';
import type { ListedSubtitles } from './library-listing.ts';

/** The id in a path like `/uploads/ID/film.mp4`; null: it is none. */
export const uploadIn = (path: string): string | null => /^\/uploads\/(\w{22})\//.exec(path)?.[1] ?? null;

/** Its subtitles, named by title or language. @param locale of the languages' names */
export async function uploadSubtitles(
  upload: string,
  locale: string,
  signal: AbortSignal,
): Promise<readonly ListedSubtitles[]> {
  const answer = await askServer(`/api/uploads/${upload}/about`, { signal });
  return answer?.status === 200 ? asSubtitles(answer.body, locale) : [];
}

/** Checks an answer from outside. */
export function asSubtitles(body: unknown, locale: string): readonly ListedSubtitles[] {
  const listed = isRecord(body) ? body['subtitles'] : null;
  if (!Array.isArray(listed)) return [];
  return listed.flatMap((one: unknown, index) => {
    if (!isRecord(one)) return [];
    const { url, format, language, title } = one;
    if (typeof url !== 'string' || uploadIn(url) === null) return [];
    if (format !== 'vtt' && format !== 'ass') return [];
    const words = [typeof title === 'string' ? title : null, nameOf(language, locale)];
    const name = words.filter((word) => word !== null).join(', ');
    // Two of one name could not be told apart.
    return [{ name: `${index + 1}. ${name}`.trim().replace(/\.$/, '') + `.${format}`, url }];
  });
}

function nameOf(language: unknown, locale: string): string | null {
  if (typeof language !== 'string') return null;
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
