/** Control menu: who steers the film, seen at a glance; how that is settled, and taking, giving and freeing the baton. */
import { Gamepad2, Hand, Lock } from 'lucide-react';
import type { ControlMode } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { mayAsk } from '../../room/may-ask.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { classes } from '../../ui/classes.ts';
import { MenuItem, MenuLine, MenuNote } from '../../ui/menu-parts.tsx';
import { Menu, MenuChoice } from '../../ui/menu.tsx';
import { controlText, modeText, whyNot } from './control-words.ts';

const MODES: readonly ControlMode[] = ['everyone', 'hosts', 'baton'];

export interface ControlMenuProps {
  /** A menu is open: what lies over the picture must stay. */
  readonly onOpenChange?: (open: boolean) => void;
}

export function ControlMenu({ onOpenChange }: ControlMenuProps) {
  const { room, me } = useRoom((view) => ({ room: view.room, me: view.me }));
  if (room === null || me === null) return null;
  const who = controlText(room, me);
  const why = whyNot(room, me);
  const mine = room.control.mode === 'baton' && room.control.holder === me;
  return (
    <Menu
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
      trigger={
        <button
          type="button"
          aria-label={why === null ? m.control_name({ who }) : m.control_name_not_you({ who })}
          data-control={why === null ? 'mine' : 'others'}
          className={classes(
            'inline-flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-2 rounded-xl px-2 font-medium transition-colors duration-150 hover:bg-text/8 aria-expanded:bg-text/8',
            mine ? 'text-glow' : 'text-soft hover:text-text',
          )}
        >
          {why === null ? <Gamepad2 aria-hidden size={20} /> : <Lock aria-hidden size={18} />}
          <span className="max-w-28 truncate text-sm max-md:hidden">{who}</span>
        </button>
      }
    >
      <Choices />
    </Menu>
  );
}

function Choices() {
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
