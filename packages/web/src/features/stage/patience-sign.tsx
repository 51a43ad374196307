/** Patience sign: the picture comes by itself in a moment. Shown only when it takes long enough to wonder. */
import { m } from '../../i18n/messages.ts';
import { Spinner } from '../../ui/spinner.tsx';

export function PatienceSign() {
  return (
    <span className="pointer-events-none! text-text opacity-0 [animation:appear_160ms_700ms_ease-out_forwards] motion-reduce:opacity-100">
      <Spinner name={m.stage_patience()} size={56} />
    </span>
  );
}
