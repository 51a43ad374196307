/** Calibration dialog: the calibrator over a room. */
import { m } from '../../i18n/messages.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Calibrator } from './calibrator.tsx';

export default function CalibrationDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title={m.calibrate_title()} closeName={m.app_close()}>
      <p className="rounded-xl bg-tint p-3 text-sm">{m.calibrate_in_room()}</p>
      <Calibrator />
    </Dialog>
  );
}
