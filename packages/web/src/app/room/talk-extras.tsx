/** Talk extras: what talking brings into the control bar, and into its menu where there is no room. */
import { lazy } from 'react';
import type { BarExtra } from '../../features/controls/control-bar.tsx';
import { FlyButton, WriteButton } from '../../features/talk/overlay/talk-buttons.tsx';

/** Menus are loaded when they are opened. */
const WriteItem = lazy(() => import('./write-item.tsx'));

export function talkExtras(
  onMenu: (open: boolean) => void,
  write: () => void,
  narrow: boolean,
): readonly BarExtra[] {
  return [
    // Where there is no room for it the message box has it.
    ...(narrow ? [] : [{ key: 'fly', button: <FlyButton onMenu={onMenu} />, item: null }]),
    { key: 'write', button: <WriteButton />, item: <WriteItem key="write" onWrite={write} /> },
  ];
}
