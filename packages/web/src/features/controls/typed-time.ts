/** Typed time: what somebody wrote as a time of the film: `1:02:05`, `62:05`, `90`, `1h 2m 5s`, `1小时2分5秒`. [ST14] */

/** `：` and `，` come from Chinese keyboards. */
const CLOCK = /^(?:(\d{1,3})[:：])?(\d{1,4})[:：](\d{1,2}(?:[.,，]\d+)?)$/;
const WORDS =
  /^(?:(\d+(?:\.\d+)?)\s*(?:h|hours?|小时|时))?\s*(?:(\d+(?:\.\d+)?)\s*(?:m|min|minutes?|分钟|分))?\s*(?:(\d+(?:\.\d+)?)\s*(?:s|sec|seconds?|秒钟|秒)?)?$/i;

/** In s; null if it is none. A bare number is seconds. */
export function typedTime(text: string): number | null {
  const typed = text.trim();
  if (typed === '') return null;
  const clock = CLOCK.exec(typed);
  const [, hours, minutes, seconds] = clock ?? WORDS.exec(typed) ?? [];
  if (hours === undefined && minutes === undefined && seconds === undefined) return null;
  const rest = Number((seconds ?? '0').replace(/[,，]/, '.'));
  // 1:75 is a slip of the finger, not 2:15.
  if (clock !== null && (rest >= 60 || (hours !== undefined && Number(minutes) >= 60))) return null;
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + rest;
}
