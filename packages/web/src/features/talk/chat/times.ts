/** Times: moments as people read them, in the language of the page. */
const clocks = new Map<string, Intl.DateTimeFormat>();
const days = new Map<string, Intl.DateTimeFormat>();

export function clockTime(at: number, locale: string): string {
  const format =
    clocks.get(locale) ?? new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  clocks.set(locale, format);
  return format.format(at);
}

/** "Today" and "yesterday" are left to the calendar of the person. */
export function dayName(at: number, locale: string): string {
  const format =
    days.get(locale) ?? new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  days.set(locale, format);
  return format.format(at);
}
