/** Put-out dialog: one question before somebody is put out, since they notice. */
import { m } from '../../i18n/messages.ts';
import { mayAsk } from '../../room/may-ask.ts';
import { useRoomSession } from '../../room/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

export interface PutOutDialogProps {
  /** null: nobody is to be put out. */
  readonly whom: { readonly member: string; readonly name: string } | null;
  readonly onClose: () => void;
}

export function PutOutDialog({ whom, onClose }: PutOutDialogProps) {
  const { participant, store } = useRoomSession();
  if (whom === null) return null;
  const { member, name } = whom;
  const view = store.getState();
  const put = (type: 'kick' | 'ban') => () => {
    participant.send({ type, member });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={m.put_out_title({ name })} closeName={m.room_close()}>
      <p className="text-soft">{m.put_out_text()}</p>
      <div className="flex flex-wrap justify-end gap-3">
        {mayAsk(view, { type: 'ban', member }) ? (
          <Button look="danger" onClick={put('ban')}>
            {m.put_out_for_good()}
          </Button>
        ) : null}
        {mayAsk(view, { type: 'kick', member }) ? (
          <Button look="main" onClick={put('kick')}>
            {m.put_out_now()}
          </Button>
        ) : null}
      </div>
    </Dialog>
  );
}
