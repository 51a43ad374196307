/** Which language to speak: the remembered one, else the first of the browser's that we have, else English. */
export const LOCALES = ['en', 'zh-CN'] as const;
export type Locale = (typeof LOCALES)[number];

/** How each language calls itself; the same in every language, so not in the catalogues. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', 'zh-CN': '中文' };

const isLocale = (text: string | null): text is Locale => LOCALES.some((locale) => locale === text);

/**
 * @param remembered what was chosen on this device before, or null
 * @param wanted the browser's languages, best first (BCP 47)
 */
export function chooseLocale(remembered: string | null, wanted: readonly string[]): Locale {
  if (isLocale(remembered)) return remembered;
  for (const tag of wanted) {
    // Any Chinese is nearer to our one Chinese than English is; the region matters to nobody's understanding.
    const language = tag.toLowerCase().split('-')[0];
    const match = LOCALES.find((locale) => locale.toLowerCase().split('-')[0] === language);
    if (match !== undefined) return match;
  }
  return 'en';
}
