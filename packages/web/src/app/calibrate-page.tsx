/** Calibrate page: the calibrator by itself, to be opened on a television or sent as a link. */
import { useEffect } from 'react';
import { watchSoundDevice } from '../device/sound-delay.ts';
import { Calibrator } from '../features/calibration/calibrator.tsx';
import { m } from '../i18n/messages.ts';

export default function CalibratePage() {
  useEffect(() => watchSoundDevice(), []);
  return (
    <div className="mx-auto flex w-full max-w-lg grow flex-col gap-6 px-4 pt-2 pb-12 sm:px-6">
      <h1 className="text-4xl font-semibold tracking-tight text-balance">{m.calibrate_title()}</h1>
      <Calibrator />
    </div>
  );
}
