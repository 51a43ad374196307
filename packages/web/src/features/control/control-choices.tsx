/** Control choices: how it is settled who steers, and taking and freeing the baton, inside a menu. */
import { Gamepad2, Hand } from 'lucide-react';
import type { ControlMode } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { mayAsk } from '../../room/may-ask.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { MenuItem, MenuLine, MenuNote } from '../../ui/menu-parts.tsx';
import { MenuChoice } from '../../ui/menu.tsx';
import { modeText, whyNot } from './control-words.ts';

const MODES: readonly ControlMode[] = ['everyone', 'hosts', 'baton'];

export default function ControlChoices() {
  const { participant } = useRoomSession();
  const { room, me } = useRoom((view) => ({ room: view.room, me: view.me }));
  if (room === null || me === null) return null;
  const view = { room, me };
  const { control } = room;
  const why = whyNot(room, me);
  const maySet = MODES.some(
    (mode) => mode !== control.mode && mayAsk(view, { type: 'setControlMode', mode }),
  );
  const isHolder = control.mode === 'baton' && control.holder === me;
  const mayTake = control.mode === 'baton' && !isHolder && mayAsk(view, { type: 'takeBaton' });
  const mayFree =
    control.mode === 'baton' && control.holder !== null && mayAsk(view, { type: 'releaseBaton' });
  return (
    <>
      {maySet ? (
        <MenuChoice
          label={m.control_title()}
          value={control.mode}
          options={MODES.map((mode) => ({ value: mode, label: modeText(mode) }))}
          onChange={(mode) => participant.send({ type: 'setControlMode', mode })}
        />
      ) : (
        <MenuNote>{modeText(control.mode)}</MenuNote>
      )}
      {why === null ? null : <MenuNote>{why}</MenuNote>}
      {mayTake || mayFree ? <MenuLine /> : null}
      {mayTake ? (
        <MenuItem
          icon={<Gamepad2 aria-hidden size={18} />}
          onSelect={() => participant.send({ type: 'takeBaton' })}
          label={m.control_take()}
        />
      ) : null}
      {mayFree ? (
        <MenuItem
          icon={<Hand aria-hidden size={18} />}
          onSelect={() => participant.send({ type: 'releaseBaton' })}
          label={isHolder ? m.control_release() : m.control_free_it()}
        />
      ) : null}
      {maySet ? null : <MenuNote>{m.control_who_sets()}</MenuNote>}
    </>
  );
}
