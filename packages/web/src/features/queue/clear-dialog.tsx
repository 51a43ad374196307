/** Clear dialog: asks before everything but what is on is taken off. */
import { m } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

export interface ClearDialogProps {
  /** Films that would go. */
  readonly count: number;
  readonly onClear: () => void;
  readonly onClose: () => void;
}

export function ClearDialog({ count, onClear, onClose }: ClearDialogProps) {
  return (
    <Dialog open onClose={onClose} title={m.queue_clear_title()} closeName={m.room_close()}>
      <p className="text-soft">{count === 1 ? m.queue_clear_text_one() : m.queue_clear_text({ count })}</p>
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={onClose}>{m.queue_clear_no()}</Button>
        <Button look="danger" onClick={onClear}>
          {m.queue_clear_yes()}
        </Button>
      </div>
    </Dialog>
  );
}
