/** Marker words: what a marker is called on the bar and in lists. */
import { m } from '../../i18n/messages.ts';
import type { BarMarker } from '../../room/markers.ts';

export function markerName({ id, at, label }: BarMarker): string {
  if (label !== '') return label;
  if (id !== null) return m.bar_marker_unnamed();
  const minutes = Math.round(at / 60);
  // 30 min, 1 h, 1.5 h: as people say it.
  return minutes < 60
    ? m.bar_marker_minutes({ minutes })
    : m.bar_marker_hours({ hours: String(minutes / 60) });
}
