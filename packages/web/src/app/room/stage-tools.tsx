/** Stage tools: what belongs to watching together, at hand over the picture, also in fullscreen; on narrow screens in the menu. */
import { LookBackButton } from '../../features/excursion/look-back-button.tsx';
import { GuardButton } from '../../features/guard/guard-button.tsx';
import { GapButton } from '../../features/people/gap-button.tsx';

export function StageTools() {
  return (
    <div className="pointer-events-none! flex justify-end px-5 max-sm:hidden">
      <div className="flex rounded-2xl bg-scrim group-data-[shown=true]/controls:pointer-events-auto focus-within:pointer-events-auto">
        <LookBackButton />
        <GuardButton />
        <GapButton />
      </div>
    </div>
  );
}
