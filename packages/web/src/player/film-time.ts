/** Film time and file size as people read them. */
import { epochOf, isLivePosition } from './feeds/live-scale.ts';

/** `1:32:10`, `2:05`; a negative or unknown time is `0:00`. Of a live film the time of day: `20:15:07`. [MD21] */
export function formatTime(seconds: number): string {
  if (Number.isFinite(seconds) && isLivePosition(seconds))
    return timeOfDay(epochOf(seconds, Date.now() / 1000));
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

function timeOfDay(epochSec: number): string {
  const moment = new Date(epochSec * 1000);
  const parts = [moment.getHours(), moment.getMinutes(), moment.getSeconds()];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** `1.4 GB` by powers of 1000, as file managers say it. */
export function formatSize(bytes: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** step;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    maximumFractionDigits: step === 0 || value >= 100 ? 0 : 1,
  }).format(value);
}
