/** Seek bubble: the time under the pointer, and the marker there. */
import { formatTime } from '../../player/film-time.ts';
import { percentAt } from './bar-geometry.ts';
import { markerName } from './marker-words.ts';
import type { BarMarker } from '../../room/markers.ts';

export interface SeekBubbleProps {
  readonly at: number;
  readonly duration: number;
  readonly marker: BarMarker | null;
}

export function SeekBubble({ at, duration, marker }: SeekBubbleProps) {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-x-0 bottom-full -mb-1 h-0">
      {/* Its own share to the left of its place, so that it never runs off either end. */}
      <output
        className="absolute bottom-0 flex max-w-full flex-col items-center rounded-lg bg-highest px-2 py-0.5 text-sm font-medium whitespace-nowrap tabular-nums shadow-lift"
        style={{
          left: `${percentAt(at, duration)}%`,
          transform: `translateX(-${percentAt(at, duration)}%)`,
        }}
      >
        {marker === null ? null : <span className="max-w-64 truncate text-glow">{markerName(marker)}</span>}
        {formatTime(at)}
      </output>
    </div>
  );
}
