/**
 * Markers: the points on the bar of the film that is on: those of the room, and one at each half hour of a long film.
 */
import type { Marker, RoomState } from '@lockstep/core';

export interface BarMarker {
  /** null: an automatic one, which nobody can take away. */
  readonly id: string | null;
  /** In s. */
  readonly at: number;
  /** What its maker called it; may be empty. */
  readonly label: string;
}

/** A film is marked by itself so often. */
const AUTOMATIC_SEC = 1800;
/** Nearer to one of the room's, an automatic one says nothing more. */
const SAME_SEC = 1;

/** In order of time. [ST6] */
export function barMarkers(
  { markers, current }: Pick<RoomState, 'markers' | 'current'>,
  duration: number | null,
): readonly BarMarker[] {
  const made = markers
    .filter((marker) => marker.item === current && (duration === null || marker.position <= duration))
    .map(({ id, position, label }: Marker): BarMarker => ({ id, at: position, label }));
  const automatic = halfHours(duration ?? 0)
    .filter((at) => made.every((one) => Math.abs(one.at - at) >= SAME_SEC))
    .map((at): BarMarker => ({ id: null, at, label: '' }));
  return [...made, ...automatic].toSorted((a, b) => a.at - b.at);
}

/** Strictly inside the film. */
function halfHours(duration: number): readonly number[] {
  const count = Math.max(0, Math.ceil(duration / AUTOMATIC_SEC) - 1);
  return Array.from({ length: count }, (_, index) => (index + 1) * AUTOMATIC_SEC);
}

/** The marker within `reach` seconds of a place on the bar, the nearest one; null: none. [ST5] */
export function markerNear(markers: readonly BarMarker[], at: number, reach: number): BarMarker | null {
  let nearest: BarMarker | null = null;
  for (const marker of markers) {
    const away = Math.abs(marker.at - at);
    if (away <= reach && (nearest === null || away < Math.abs(nearest.at - at))) nearest = marker;
  }
  return nearest;
}

/** Nearer before than this, the marker was just jumped to; the one before it is meant. */
const JUST_SEC = 2;

/** The marker before (-1) or after (1) a place; null: there is none. */
export function markerBeside(markers: readonly BarMarker[], at: number, direction: 1 | -1): BarMarker | null {
  const found =
    direction === 1
      ? markers.find((marker) => marker.at > at + 0.5)
      : markers.findLast((marker) => marker.at < at - JUST_SEC);
  return found ?? null;
}
