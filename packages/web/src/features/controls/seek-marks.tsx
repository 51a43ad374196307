/** Seek marks: the markers as notches in the bar. Their names are said by the bubble, the bar and the list of markers. */
import { memo } from 'react';
import { percentAt } from './bar-geometry.ts';
import type { BarMarker } from '../../room/markers.ts';

export interface SeekMarksProps {
  readonly markers: readonly BarMarker[];
  readonly duration: number;
}

export const SeekMarks = memo(function SeekMarks({ markers, duration }: SeekMarksProps) {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-x-0 h-2.5">
      {markers.map(({ id, at }) => (
        <span
          key={id ?? at}
          data-marker={id ?? 'automatic'}
          className={`absolute h-full w-[3px] -translate-x-1/2 rounded-full ring-1 ring-black/60 ${id === null ? 'bg-text/70' : 'bg-text'}`}
          style={{ left: `${percentAt(at, duration)}%` }}
        />
      ))}
    </div>
  );
});
