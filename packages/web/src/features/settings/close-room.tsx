/** Close the room: for good, after asking once more. */
import { useState } from 'react';
import { m } from '../../i18n/messages.ts';
import { useRoomSession } from '../../room/room-context.tsx';
import { useMay } from '../../room/use-may.ts';
import { Button } from '../../ui/button.tsx';
import { SettingGroup } from '../../ui/setting-row.tsx';
import { closedText } from './role-words.ts';

export function CloseRoom({ onClosed }: { readonly onClosed: () => void }) {
  const { participant } = useRoomSession();
  const permission = useMay('close');
  const [asking, setAsking] = useState(false);
  return (
    <SettingGroup title={m.settings_close()} closed={closedText(permission)}>
      <p className="text-sm text-faint">{m.settings_close_text()}</p>
      {asking ? (
        <div role="alert" className="flex flex-wrap items-center gap-3">
          <p className="w-full font-medium">{m.settings_close_sure()}</p>
          <Button
            look="danger"
            onClick={() => {
              participant.send({ type: 'close' });
              onClosed();
            }}
          >
            {m.settings_close_yes()}
          </Button>
          <Button onClick={() => setAsking(false)}>{m.settings_close_no()}</Button>
        </div>
      ) : (
        <Button
          look="danger"
          className="self-start"
          disabled={!permission.allowed}
          onClick={() => setAsking(true)}
        >
          {m.settings_close_button()}
        </Button>
      )}
    </SettingGroup>
  );
}
