/** Above: what stands just above the controls whether they are shown or not: gaps, whom we wait for, being away. */
import { Suspense } from 'react';
import { SubtitleLayer } from '../../features/subtitles/subtitle-layer.tsx';
import { AwayBanner } from '../../features/excursion/away-banner.tsx';
import { WaitingLine } from '../../features/notices/waiting-line.tsx';
import { useOutlook } from '../../player/player-context.tsx';
import { lazyPart } from './lazy-part.tsx';
import { GapOverlay } from '../../features/people/gap-overlay.tsx';
import { useGapsShown } from '../../features/people/gaps-shown.ts';

const ShortLine = lazyPart(async () => ({
  default: (await import('../../features/notices/short-line.tsx')).ShortLine,
}));

export function Above() {
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
