/** Above: what stands just above the controls whether they are shown or not: gaps, whom we wait for, being away. */
import { Suspense } from 'react';
import { SubtitleLayer } from '../../features/subtitles/subtitle-layer.tsx';
import { AwayBanner } from '../../features/excursion/away-banner.tsx';
import { WaitingLine } from '../../features/notices/waiting-line.tsx';
import { useOutlook } from '../../player/player-context.tsx';
import { GapOverlay } from '../../features/people/gap-overlay.tsx';
import type { FilmChoice } from '../../player/film-choice.ts';
import { lazyPart } from './lazy-part.tsx';
import { useGapsShown } from '../../features/people/gaps-shown.ts';

const ResumeCard = lazyPart(() => import('../../features/history/resume-card.tsx'));
const NextCard = lazyPart(() => import('../../features/next/next-card.tsx'));
const ShortLine = lazyPart(async () => ({
  default: (await import('../../features/notices/short-line.tsx')).ShortLine,
}));

/** @param onNext puts the next episode on for everybody */
export function Above({ onNext }: { readonly onNext: (film: FilmChoice) => void }) {
  const short = useOutlook(({ trouble }) => trouble !== null);
  const gaps = useGapsShown();
  return (
    <div className="flex w-full min-w-0 flex-col items-center gap-2">
      {gaps ? (
        <div className="flex w-full justify-start">
          <GapOverlay />
        </div>
      ) : null}
      <AwayBanner />
      <Suspense fallback={null}>
        <ResumeCard />
        <NextCard onFilm={onNext} />
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
