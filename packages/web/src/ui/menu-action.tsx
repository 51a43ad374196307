/** Menu action: one thing to do, inside a menu. */
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';

export interface MenuActionProps {
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

export function MenuAction({ icon, disabled, onSelect, children }: MenuActionProps) {
  return (
    <DropdownMenu.Item
      disabled={disabled ?? false}
      onSelect={onSelect}
      className="flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 outline-none select-none data-disabled:opacity-45 data-highlighted:bg-highest"
    >
      {icon}
      {children}
    </DropdownMenu.Item>
  );
}
