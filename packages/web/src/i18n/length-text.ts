/** Length text: by how much two films differ in length, in the language of the page. */
import { m } from './messages.ts';

/** Seconds up to two minutes, then minutes and seconds; without its sign. */
export function lengthText(seconds: number): string {
  const whole = Math.abs(seconds);
  if (whole < 10) return m.copies_seconds({ count: whole.toFixed(1) });
  const rounded = Math.round(whole);
  if (rounded < 120) return m.copies_seconds({ count: String(rounded) });
  return m.copies_minutes({ minutes: Math.floor(rounded / 60), seconds: rounded % 60 });
}
