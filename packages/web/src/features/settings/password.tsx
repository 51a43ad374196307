/** Password: set, changed or taken away. It is never shown again, not even to who set it. */
import { useState, type FormEvent } from 'react';
import { m } from '../../i18n/messages.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import type { Permission } from '../../room/use-may.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { closedText } from './role-words.ts';

/** As the room takes it (protocol/house-shapes.ts). */
const LONGEST = 200;

export function Password({ permission }: { readonly permission: Permission }) {
  const { participant } = useRoomSession();
  const isSet = useRoom(({ room }) => room?.access.hasPassword ?? false);
  const [typed, setTyped] = useState('');
  const closed = closedText(permission);

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (typed === '') return;
    participant.send({ type: 'setPassword', password: typed });
    setTyped('');
  };
  return (
    <form onSubmit={save} className="flex flex-col gap-2">
      <p className="font-medium">{isSet ? m.settings_password_is_set() : m.settings_password_not_set()}</p>
      {closed === null ? (
        <Field
          label={isSet ? m.settings_password_change() : m.settings_password_set()}
          hint={m.settings_password_hint()}
          type="password"
          autoComplete="new-password"
          maxLength={LONGEST}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          trailing={
            typed === '' ? null : (
              <Button type="submit" look="bare" className="-mr-2.5">
                {m.settings_save()}
              </Button>
            )
          }
        />
      ) : (
        <p className="text-sm text-faint">{closed}</p>
      )}
      {isSet && closed === null ? (
        <Button
          className="self-start"
          onClick={() => participant.send({ type: 'setPassword', password: null })}
        >
          {m.settings_password_remove()}
        </Button>
      ) : null}
    </form>
  );
}
