/** Guard button: whether the room goes back for whoever falls far behind. Everybody sees it; who may not switch it is told why. */
import { Shield, ShieldCheck } from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import { mayAsk } from '../../room/may-ask.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { IconButton } from '../../ui/icon-button.tsx';

export function GuardButton() {
  const { participant } = useRoomSession();
  const { on, may } = useRoom((view) => {
    const isOn = view.room?.settings.guard ?? false;
    return { on: isOn, may: mayAsk(view, { type: 'setSetting', setting: { name: 'guard', on: !isOn } }) };
  });
  return (
    <IconButton
      name={may ? m.guard_name() : m.guard_not_yours()}
      place="above-right"
      pressed={on}
      aria-disabled={!may}
      // Pressed all the same, the room says why not.
      onClick={() => participant.send({ type: 'setSetting', setting: { name: 'guard', on: !on } })}
    >
      {on ? <ShieldCheck aria-hidden size={20} /> : <Shield aria-hidden size={20} />}
    </IconButton>
  );
}
