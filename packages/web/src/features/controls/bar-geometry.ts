/** Bar geometry: from a place on the seek bar to a moment of the film and back, and what has been fetched as a background. */

interface Extent {
  readonly left: number;
  readonly width: number;
}

/** Seconds under `x` on a bar from `left`, `width` wide; inside the film. */
export function secondsAt(x: number, bar: Extent, duration: number): number {
  if (bar.width <= 0) return 0;
  return Math.min(1, Math.max(0, (x - bar.left) / bar.width)) * duration;
}

/** How many seconds of the film lie on `pixels` of the bar. */
export function secondsOn(pixels: number, bar: Pick<Extent, 'width'>, duration: number): number {
  return bar.width <= 0 ? 0 : (pixels / bar.width) * duration;
}

/** Where on the bar a moment is, in %. */
export function percentAt(seconds: number, duration: number): number {
  if (duration <= 0) return 0;
  return Math.round(Math.min(1, Math.max(0, seconds / duration)) * 10_000) / 100;
}

/** A CSS gradient with `paint` where something is fetched and nothing elsewhere. */
export function fetchedGradient(
  ranges: readonly (readonly [from: number, to: number])[],
  duration: number,
  paint: string,
): string {
  if (duration <= 0 || ranges.length === 0) return 'none';
  const percent = (seconds: number) => `${percentAt(seconds, duration)}%`;
  const stops = ranges.flatMap(([from, to]) => [
    `transparent ${percent(from)}`,
    `${paint} ${percent(from)}`,
    `${paint} ${percent(to)}`,
    `transparent ${percent(to)}`,
  ]);
  return `linear-gradient(to right, ${stops.join(', ')})`;
}
