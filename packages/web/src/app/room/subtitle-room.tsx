/**
 * Subtitle room: tells what lies over the film how much of its height belongs to the subtitles, the controls below them
 * included, as the CSS length `--subtitle-room`. [SB8]
 */
import type { CSSProperties, ReactNode } from 'react';
import { SUBTITLE_LETTERS, SUBTITLE_LINE, useSubtitleLook } from '../../device/subtitle-look.ts';
import { useSubtitleState } from '../../player/player-context.tsx';

/** Of each track, usually. */
const LINES = 2;
const CONTROLS = '5.75rem';

export function SubtitleRoom({ children }: { readonly children: ReactNode }) {
  const { first, second, on } = useSubtitleState();
  const { size } = useSubtitleLook();
  const tracks = on ? [first, second].filter((id) => id !== null).length : 0;
  const room =
    tracks === 0
      ? '0px'
      : `calc(${CONTROLS} + ${tracks * LINES * SUBTITLE_LINE} * ${SUBTITLE_LETTERS[size]})`;
  return (
    <div className="contents" style={{ '--subtitle-room': room } as CSSProperties}>
      {children}
    </div>
  );
}
