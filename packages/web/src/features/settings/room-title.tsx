/** Room title: what the room is called in its links, tabs and lists. */
import { roomLimits } from '@lockstep/core';
import { useState, type FormEvent } from 'react';
import { m } from '../../i18n/messages.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { useMay } from '../../room/use-may.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { closedText } from './role-words.ts';

export function RoomTitle() {
  const { participant } = useRoomSession();
  const title = useRoom(({ room }) => room?.title ?? '');
  const permission = useMay('title');
  const [typed, setTyped] = useState<string | null>(null);
  const changed = typed !== null && typed.trim() !== title;

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!changed) return;
    participant.send({ type: 'setTitle', title: typed.trim() });
    setTyped(null);
  };
  return (
    <form onSubmit={save}>
      <Field
        label={m.settings_room_title()}
        hint={closedText(permission) ?? undefined}
        placeholder={m.settings_room_title_none()}
        readOnly={!permission.allowed}
        autoComplete="off"
        maxLength={roomLimits.titleLength}
        value={typed ?? title}
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
