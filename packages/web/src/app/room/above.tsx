/** Above: what stands just above the controls whether they are shown or not: gaps, whom we wait for, being away. */
import { SubtitleLayer } from '../../features/subtitles/subtitle-layer.tsx';
import { AwayBanner } from '../../features/excursion/away-banner.tsx';
import { WaitingLine } from '../../features/notices/waiting-line.tsx';
import { GapOverlay } from '../../features/people/gap-overlay.tsx';
import { useGapsShown } from '../../features/people/gaps-shown.ts';

export function Above() {
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
      <SubtitleLayer side="bottom" />
    </div>
  );
}
