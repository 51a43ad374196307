/** Track names: what each track is called in lists: by its file, or by its language and what its maker called it. */
import { m } from '../../i18n/messages.ts';
import type { SubtitleTrack } from '../../player/subtitles/subtitles.ts';

type Named = Pick<SubtitleTrack, 'id' | 'name' | 'language' | 'origin'>;

/** By id; no two are called the same. */
export function trackNames(tracks: readonly Named[], locale: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Map<string, number>();
  let inside = 0;
  for (const track of tracks) {
    if (track.origin === 'film') inside += 1;
    const name = nameOf(track, inside, locale);
    const before = taken.get(name) ?? 0;
    taken.set(name, before + 1);
    names.set(track.id, before === 0 ? name : `${name} (${before + 1})`);
  }
  return names;
}

function nameOf({ name, language, origin }: Named, number: number, locale: string): string {
  if (origin !== 'film') return name;
  const parts = [languageName(language, locale), name.trim()].filter((part) => part !== null && part !== '');
  return [...new Set(parts)].join(' · ') || m.subtitles_inside({ number });
}

/** In words of the reader; null where it is no language that is known. */
function languageName(language: string | null, locale: string): string | null {
  if (language === null) return null;
  try {
    return new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }).of(language) ?? null;
  } catch {
    // No tag at all, whatever stood there.
    return null;
  }
}
