/** Control menu: who steers the film, seen at a glance; how that is settled, and taking, giving and freeing the baton. */
import { Gamepad2, Lock } from 'lucide-react';
import { lazy } from 'react';
import { m } from '../../i18n/messages.ts';
import { useRoom } from '../../room/room-context.tsx';
import { classes } from '../../ui/classes.ts';
import { LateMenu } from '../../ui/late-menu.tsx';
import { controlText, whyNot } from './control-words.ts';

const ControlChoices = lazy(() => import('./control-choices.tsx'));

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
    <LateMenu
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
      <ControlChoices />
    </LateMenu>
  );
}
