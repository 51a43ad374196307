/** Rename dialog: another name for me, here and on later visits. */
import { useState } from 'react';
import { cleanName, rememberName } from '../../device/name.ts';
import { m } from '../../i18n/messages.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';

export function RenameDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={m.rename_title()} closeName={m.room_close()}>
      <Form onClose={onClose} />
    </Dialog>
  );
}

function Form({ onClose }: { readonly onClose: () => void }) {
  const { participant } = useRoomSession();
  const mine = useRoom(({ room, me }) => room?.members.find(({ id }) => id === me)?.name ?? '');
  const [typed, setTyped] = useState(mine);
  const name = cleanName(typed);
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (name === '') return;
        rememberName(name);
        if (name !== mine) participant.send({ type: 'rename', name });
        onClose();
      }}
    >
      <Field
        label={m.rename_label()}
        value={typed}
        maxLength={64}
        autoComplete="nickname"
        // What is typed is read when the input method is done: Enter that ends a composition submits nothing.
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={name === '' ? m.refused_bad_name() : null}
      />
      <div className="flex justify-end">
        <Button type="submit" look="main" disabled={name === ''}>
          {m.rename_save()}
        </Button>
      </div>
    </form>
  );
}
