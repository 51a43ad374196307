/** Above: what stands just above the controls whether they are shown or not: gaps, whom we wait for, being away. */
import { Suspense, useEffect, useMemo, useState } from 'react';
import { hasHistory } from '../../device/has-history.ts';
import { SubtitleLayer } from '../../features/subtitles/subtitle-layer.tsx';
import { AwayBanner } from '../../features/excursion/away-banner.tsx';
import { WaitingLine } from '../../features/notices/waiting-line.tsx';
import { useOutlook } from '../../player/player-context.tsx';
import type { FilmChoice } from '../../player/film-choice.ts';
import { later } from '../../room/later.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { lazyPart } from './lazy-part.tsx';
import { useGapsShown } from '../../features/people/gaps-shown.ts';

const GapOverlay = lazyPart(async () => ({
  default: (await import('../../features/people/gap-overlay.tsx')).GapOverlay,
}));
const ResumeCard = lazyPart(() => import('../../features/history/resume-card.tsx'));
const NextCard = lazyPart(() => import('../../features/next/next-card.tsx'));
const FilesPart = lazyPart(() => import('./files-part.tsx'));
const ShortLine = lazyPart(async () => ({
  default: (await import('../../features/notices/short-line.tsx')).ShortLine,
}));

export interface AboveProps {
  /** Puts the next episode on for everybody. */
  readonly onNext: (film: FilmChoice) => void;
  /** Where there is more room for what is large; null: nowhere, it lies over the picture. */
  readonly dock: HTMLElement | null;
}

export function Above({ onNext, dock }: AboveProps) {
  const short = useOutlook(({ trouble }) => trouble !== null);
  const gaps = useGapsShown();
  // Who has watched nothing here has no place to go on from.
  const current = useRoom(({ room }) => room?.current ?? null);
  // Asked anew with each film: the one before may be the first that is noted.
  const watched = useMemo(() => current !== null && hasHistory(), [current]);
  const isSettled = useSettled();
  return (
    <div className="flex w-full min-w-0 flex-col items-center gap-2">
      {gaps ? (
        <div className="flex w-full justify-start">
          <Suspense fallback={null}>
            <GapOverlay />
          </Suspense>
        </div>
      ) : null}
      <AwayBanner />
      <Suspense fallback={null}>
        {watched ? <ResumeCard /> : null}
        {isSettled ? (
          <>
            <NextCard onFilm={onNext} />
            <FilesPart dock={dock} />
          </>
        ) : null}
      </Suspense>
      <WaitingLine />
      {short ? (
        <Suspense fallback={null}>
          <ShortLine />
        </Suspense>
      ) : null}
      <SubtitleLayer side="bottom" />
    </div>
  );
}

/** Whether the room's first moments are over. */
function useSettled(): boolean {
  const { runtime } = useRoomSession();
  const [isSettled, setSettled] = useState(false);
  useEffect(
    () =>
      later(
        runtime,
        () => Promise.resolve(),
        () => {
          setSettled(true);
          return () => undefined;
        },
      ),
    [runtime],
  );
  return isSettled;
}
