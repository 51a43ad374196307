/** More menu: what of the bar does not fit beside each other, and what is used too rarely to lie there. */
import { Ellipsis } from 'lucide-react';
import { lazy, type ReactNode } from 'react';
import { m } from '../../i18n/messages.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { LateMenu } from '../../ui/late-menu.tsx';
import type { MoreItemsProps } from './more-items.tsx';

const MoreItems = lazy(async () => ({ default: (await import('./more-items.tsx')).MoreItems }));

export interface MoreMenuProps extends MoreItemsProps {
  readonly onOpenChange: (open: boolean) => void;
  readonly children: ReactNode;
}

export function MoreMenu({ onOpenChange, children, ...items }: MoreMenuProps) {
  return (
    <LateMenu
      side="top"
      onOpenChange={onOpenChange}
      trigger={
        <IconButton name={m.bar_more()} place="above-right">
          <Ellipsis aria-hidden size={22} />
        </IconButton>
      }
    >
      <MoreItems {...items} />
      {children}
    </LateMenu>
  );
}
