/** Stream menu: the button for qualities and sound tracks. Films that have none to choose from have no such button. */
import { SlidersHorizontal } from 'lucide-react';
import { lazy } from 'react';
import { m } from '../../i18n/messages.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { LateMenu } from '../../ui/late-menu.tsx';

export const StreamChoice = lazy(() => import('./stream-choice.tsx'));

export function StreamMenu({ onOpenChange }: { readonly onOpenChange: (open: boolean) => void }) {
  return (
    <LateMenu
      side="top"
      onOpenChange={onOpenChange}
      trigger={
        <IconButton name={m.stream_button()}>
          <SlidersHorizontal aria-hidden size={20} />
        </IconButton>
      }
    >
      <StreamChoice />
    </LateMenu>
  );
}
