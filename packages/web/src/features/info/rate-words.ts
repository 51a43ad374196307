/** Rates of data in words: bytes a second where the film's size is known, else in seconds of film. */
import { m } from '../../i18n/messages.ts';
import { formatSize } from '../../player/film-time.ts';

/** Bytes per second of film; null while size or length is unknown. */
export function averageRate(bytes: number | null, durationSec: number | null): number | null {
  return bytes === null || durationSec === null || durationSec <= 0 ? null : bytes / durationSec;
}

/** Nobody counts single bytes a second. */
const LEAST_BYTES = 1000;

export function rateText(bytesPerSec: number, locale: string): string {
  const kilobytes = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 1,
  });
  const amount =
    bytesPerSec < LEAST_BYTES ? kilobytes.format(bytesPerSec / 1000) : formatSize(bytesPerSec, locale);
  return m.info_per_second({ amount });
}

/** @param speed seconds of film fetched per second */
export function fetchText(speed: number, average: number | null, locale: string): string {
  if (average !== null) return rateText(speed * average, locale);
  return m.info_fetch_speed({ speed: speed.toFixed(speed < 10 ? 1 : 0) });
}

/** `0.4 s`, `12 s`: as finely as it matters. */
export const secondsText = (seconds: number): string =>
  m.info_seconds({ seconds: seconds < 9.95 ? seconds.toFixed(1) : String(Math.round(seconds)) });
