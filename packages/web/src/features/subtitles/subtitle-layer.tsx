/**
 * Subtitle layer: what is said now, under the picture's eyes: the first track below, the second above it. [SB3] Beside a
 * track that is drawn in its own style, whose places nobody knows before, the other is at the top. [SB11]
 */
import { useEffect, useMemo, useState, type CSSProperties } from 'react';
import {
  SUBTITLE_LETTERS,
  SUBTITLE_LINE,
  useSubtitleLook,
  type SubtitleLook,
} from '../../device/subtitle-look.ts';
import { useSubtitleState } from '../../player/player-context.tsx';
import { cuesAt } from '../../player/subtitles/cues-at.ts';
import type { Cue } from '../../player/subtitles/cues.ts';
import { filmPosition, motionOf } from '../../room/film-clock.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { classes } from '../../ui/classes.ts';

/** Nobody sees that a line comes a 25th of a second late. */
const LOOK_MS = 40;

export interface SubtitleLayerProps {
  /** Which of the lines: those for the top of the picture, or the others. */
  readonly side: 'top' | 'bottom';
}

export function SubtitleLayer({ side }: SubtitleLayerProps) {
  const { tracks, first, second, on, drawn, delaySec } = useSubtitleState();
  const look = useSubtitleLook();
  const cuesOf = (id: string | null) =>
    id === drawn ? NONE : (tracks.find((track) => track.id === id)?.cues ?? NONE);
  const lower = useCues(useSide(cuesOf(first), side, drawn !== null), delaySec, on);
  const upper = useCues(useSide(cuesOf(second), side, drawn !== null), delaySec, on);
  const lines = [...upper, ...lower];
  if (lines.length === 0) return null;
  return (
    <div
      data-testid="subtitles"
      // Captions are read where they are; a screen reader that told each would talk over the film.
      aria-hidden
      className={classes(
        'pointer-events-none flex w-full max-w-5xl flex-col items-center gap-1 text-center text-balance',
        // Where the controls are not in the way they stand lower.
        side === 'bottom' &&
          'transition-transform duration-200 group-data-[awake=false]/stage:translate-y-20 motion-reduce:transition-none',
        side === 'bottom' && RAISED[look.height],
      )}
      style={styleOf(look)}
    >
      {lines.map((cue) => (
        <Line
          key={`${cue.from} ${cue.to} ${cue.pieces[0]?.text ?? ''}`}
          cue={cue}
          boxed={look.back === 'box'}
        />
      ))}
    </div>
  );
}

function Line({ cue, boxed }: { readonly cue: Cue; readonly boxed: boolean }) {
  return (
    <p className={classes('whitespace-pre-wrap', boxed && 'rounded-md bg-black/75 px-2 py-0.5')}>
      {cue.pieces.map(({ text, italic, bold, underline }, index) => (
        <span
          // Pieces of one line stay where they are.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          className={classes(italic && 'italic', bold && 'font-bold', underline && 'underline')}
        >
          {text}
        </span>
      ))}
    </p>
  );
}

const NONE: readonly Cue[] = [];

/** Most tracks have nothing for the top, which then costs nothing. */
function useSide(cues: readonly Cue[], side: SubtitleLayerProps['side'], allAtTop: boolean): readonly Cue[] {
  return useMemo(
    () => cues.filter(({ atTop }) => (atTop || allAtTop) === (side === 'top')),
    [cues, side, allAtTop],
  );
}

/** Renders again only when other lines are to be seen. */
function useCues(cues: readonly Cue[], delaySec: number, on: boolean): readonly Cue[] {
  const { participant, store } = useRoomSession();
  const moving = useRoom((view) => ['playing', 'starting'].includes(motionOf(view)));
  const [seen, setSeen] = useState<readonly Cue[]>(NONE);
  useEffect(() => {
    const look = () => {
      const at = filmPosition(store.getState(), participant.serverNow()) - delaySec;
      const next = on ? cuesAt(cues, at) : NONE;
      setSeen((before) => (same(before, next) ? before : next));
    };
    look();
    const unsubscribe = store.subscribe(look);
    const timer = moving && on && cues.length > 0 ? setInterval(look, LOOK_MS) : undefined;
    return () => {
      unsubscribe();
      clearInterval(timer);
    };
  }, [cues, delaySec, on, moving, participant, store]);
  return seen;
}

const same = (one: readonly Cue[], other: readonly Cue[]): boolean =>
  one.length === other.length && one.every((cue, index) => cue === other[index]);

const RAISED: Readonly<Record<SubtitleLook['height'], string>> = {
  low: '',
  middle: 'mb-[4cqh]',
  high: 'mb-[10cqh]',
};
const COLOURS: Readonly<Record<SubtitleLook['colour'], string>> = {
  white: '#ffffff',
  yellow: '#ffe66d',
  cyan: '#8ff0ff',
  green: '#a8f0a0',
};
const BACKS: Readonly<Record<SubtitleLook['back'], string>> = {
  outline:
    '0 0 0.1em #000, 0.06em 0.06em 0.04em #000, -0.06em -0.06em 0.04em #000, 0.06em -0.06em 0.04em #000, -0.06em 0.06em 0.04em #000',
  shadow: '0.08em 0.1em 0.14em #000, 0 0 0.3em rgb(0 0 0 / 0.7)',
  box: 'none',
  none: 'none',
};

const styleOf = ({ size, colour, back, bold }: SubtitleLook): CSSProperties => ({
  fontSize: SUBTITLE_LETTERS[size],
  lineHeight: SUBTITLE_LINE,
  color: COLOURS[colour],
  textShadow: BACKS[back],
  fontWeight: bold ? 700 : 500,
});
