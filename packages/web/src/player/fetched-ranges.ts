/** Fetched ranges: what of the film is here, in the room's time. */

/** Pairs of seconds from–to, in order. `before`: where on the element's time the room's second 0 is. */
export function fetchedRanges(
  element: Pick<HTMLVideoElement, 'buffered'> | null,
  before: number,
): readonly (readonly [from: number, to: number])[] {
  if (element === null) return [];
  const { buffered } = element;
  return Array.from(
    { length: buffered.length },
    (_, index) => [buffered.start(index) - before, buffered.end(index) - before] as const,
  );
}
