/** Bar geometry: from a place on the seek bar to a moment of the film, and what has been fetched as a background. */

/** Seconds under `x` on a bar from `left`, `width` wide; inside the film. */
export function secondsAt(
  x: number,
  bar: { readonly left: number; readonly width: number },
  duration: number,
): number {
  if (bar.width <= 0) return 0;
  return Math.min(1, Math.max(0, (x - bar.left) / bar.width)) * duration;
}

/** A CSS gradient with `paint` where something is fetched and nothing elsewhere. */
export function fetchedGradient(
  ranges: readonly (readonly [from: number, to: number])[],
  duration: number,
  paint: string,
): string {
  if (duration <= 0 || ranges.length === 0) return 'none';
  const percent = (seconds: number) =>
    `${Math.round((Math.min(seconds, duration) / duration) * 10_000) / 100}%`;
  const stops = ranges.flatMap(([from, to]) => [
    `transparent ${percent(from)}`,
    `${paint} ${percent(from)}`,
    `${paint} ${percent(to)}`,
    `transparent ${percent(to)}`,
  ]);
  return `linear-gradient(to right, ${stops.join(', ')})`;
}
