/** Spoken time: a time as a screen reader should say it: `1 hour 2 minutes 5 seconds`, not `1:02:05`. */

export function spokenTime(seconds: number, locale: string): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const parts = [
    { value: Math.floor(whole / 3600), unit: 'hour' },
    { value: Math.floor(whole / 60) % 60, unit: 'minute' },
    { value: whole % 60, unit: 'second' },
  ].filter(({ value }) => value > 0);
  const said = parts.length === 0 ? [{ value: 0, unit: 'second' }] : parts;
  return said
    .map(({ value, unit }) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value),
    )
    .join(' ');
}
