/** Talk extras: what talking brings into the control bar, and into its menu where there is no room. */
import { MessageSquarePlus } from 'lucide-react';
import type { BarExtra } from '../../features/controls/control-bar.tsx';
import { FlyButton, WriteButton } from '../../features/talk/overlay/talk-buttons.tsx';
import { m } from '../../i18n/messages.ts';
import { MenuItem } from '../../ui/menu-parts.tsx';

export function talkExtras(
  onMenu: (open: boolean) => void,
  write: () => void,
  narrow: boolean,
): readonly BarExtra[] {
  return [
    // Where there is no room for it the message box has it.
    ...(narrow ? [] : [{ key: 'fly', button: <FlyButton onMenu={onMenu} />, item: null }]),
    {
      key: 'write',
      button: <WriteButton />,
      item: (
        <MenuItem
          key="write"
          icon={<MessageSquarePlus aria-hidden size={20} />}
          label={m.talk_write()}
          shortcut="Enter"
          onSelect={write}
        />
      ),
    },
  ];
}
