/** Speed overlay: how much is at hand and how fast it comes, in a corner of the film, for who has switched it on. */
import { lazy, Suspense } from 'react';
import { useOwnSettings } from '../../device/own-settings.ts';

const SpeedReadout = lazy(() => import('./speed-readout.tsx'));

export function SpeedOverlay() {
  const on = useOwnSettings(({ speedOverlay }) => speedOverlay);
  return on ? (
    <Suspense fallback={null}>
      <SpeedReadout />
    </Suspense>
  ) : null;
}
