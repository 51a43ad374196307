/** Stream words: qualities and sound tracks as people call them. */
import { m } from '../../i18n/messages.ts';
import type { AudioTrack, Quality } from '../../player/feeds/feed.ts';
import { qualityName } from '../../player/quality-words.ts';

export function qualityText(quality: Quality, all: readonly Quality[]): string {
  const name = qualityName(quality, all);
  switch (name.by) {
    case 'height':
      return m.stream_lines({ height: name.height });
    case 'both':
      return m.stream_lines_rate({ height: name.height, rate: name.mbit });
    case 'rate':
      return m.stream_rate({ rate: name.mbit });
    case 'place':
      return m.stream_quality_number({ number: name.place });
  }
}

/** By language in the reader's own words; what the film calls it is added where it says more. */
export function audioText({ label, language }: AudioTrack, place: number, locale: string): string {
  const spoken = language === null ? null : languageName(language, locale);
  if (spoken === null) return label === '' ? m.stream_audio_number({ number: place + 1 }) : label;
  const same = [language, spoken].some((word) => word?.toLowerCase() === label.toLowerCase());
  return label === '' || same ? spoken : m.stream_audio_named({ language: spoken, name: label });
}

/** null: no language. */
function languageName(language: string, locale: string): string | null {
  try {
    return new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(language) ?? null;
  } catch {
    return null;
  }
}
