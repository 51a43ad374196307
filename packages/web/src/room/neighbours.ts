/** Neighbours: whether the queue has a film before or after the one that is on. */
import type { RoomState } from '@lockstep/core';

/** As the room goes along its queue: round the corner only where it is a loop. */
export function hasNeighbour(
  { queue, current, settings }: Pick<RoomState, 'queue' | 'current' | 'settings'>,
  steps: 1 | -1,
): boolean {
  const place = queue.findIndex(({ id }) => id === current);
  if (place < 0 || queue.length < 2) return false;
  return settings.loop === 'queue' || queue[place + steps] !== undefined;
}
