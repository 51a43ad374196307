/** My name: what the others call me, changed for this room and for the next ones. */
import { useState, type FormEvent } from 'react';
import { cleanName, rememberName } from '../../device/name.ts';
import { m } from '../../i18n/messages.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';

export function MyName() {
  const { participant } = useRoomSession();
  const name = useRoom(({ room, me }) => room?.members.find(({ id }) => id === me)?.name ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = cleanName(typed ?? name);
  const changed = wanted !== '' && wanted !== name;

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!changed) return;
    rememberName(wanted);
    participant.send({ type: 'rename', name: wanted });
    setTyped(null);
  };
  return (
    <form onSubmit={save}>
      <Field
        label={m.name_label()}
        autoComplete="nickname"
        maxLength={64}
        value={typed ?? name}
        onChange={(event) => setTyped(event.currentTarget.value)}
        trailing={
          changed ? (
            <Button type="submit" look="bare" className="-mr-2.5">
              {m.settings_save()}
            </Button>
          ) : null
        }
      />
    </form>
  );
}
