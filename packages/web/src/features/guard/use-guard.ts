/** Use guard: whether the room goes back for whoever falls far behind, and the switch. */
import { m } from '../../i18n/messages.ts';
import { mayAsk } from '../../room/may-ask.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';

export interface GuardSwitch {
  readonly on: boolean;
  readonly may: boolean;
  /** What it does, or why it does nothing here. */
  readonly name: string;
  /** Pressed by somebody who may not, the room says why not. */
  readonly turn: (on: boolean) => void;
}

export function useGuard(): GuardSwitch {
  const { participant } = useRoomSession();
  const { on, may } = useRoom((view) => {
    const isOn = view.room?.settings.guard ?? false;
    return { on: isOn, may: mayAsk(view, { type: 'setSetting', setting: { name: 'guard', on: !isOn } }) };
  });
  return {
    on,
    may,
    name: may ? m.guard_name() : m.guard_not_yours(),
    turn: (next) => void participant.send({ type: 'setSetting', setting: { name: 'guard', on: next } }),
  };
}
