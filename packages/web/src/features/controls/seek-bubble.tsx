/** Seek bubble: the time under the pointer, the marker there, and what the film shows there. */
import { lazy, Suspense } from 'react';
import { formatTime } from '../../player/film-time.ts';
import { percentAt } from './bar-geometry.ts';
import { markerName } from './marker-words.ts';
import { useOwnCopy, usePlayerState } from '../../player/player-context.tsx';
import type { BarMarker } from '../../room/markers.ts';

const HoverPicture = lazy(() => import('./hover-picture.tsx'));

export interface SeekBubbleProps {
  readonly at: number;
  readonly duration: number;
  readonly marker: BarMarker | null;
}

export function SeekBubble({ at, duration, marker }: SeekBubbleProps) {
  const source = usePlayerState((state) => state.source);
  const { offsetSec } = useOwnCopy();
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
        {source.kind === 'file' ? (
          <Suspense fallback={null}>
            <HoverPicture
              key={source.url}
              url={source.url}
              at={at + offsetSec}
              duration={duration + offsetSec}
            />
          </Suspense>
        ) : null}
        {marker === null ? null : <span className="max-w-64 truncate text-glow">{markerName(marker)}</span>}
        {formatTime(at)}
      </output>
    </div>
  );
}
