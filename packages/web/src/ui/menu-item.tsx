/** Menu item: one thing to do, inside a menu; and a line that only says something. */
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export interface MenuItemProps {
  readonly icon?: ReactNode;
  readonly onSelect: () => void;
  readonly danger?: boolean;
  readonly children: ReactNode;
}

export function MenuItem({ icon, onSelect, danger, children }: MenuItemProps) {
  return (
    <DropdownMenu.Item
      onSelect={onSelect}
      className={classes(
        'flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 outline-none select-none data-highlighted:bg-highest',
        danger === true && 'text-danger',
      )}
    >
      {icon === undefined ? null : <span className="shrink-0">{icon}</span>}
      <span className="min-w-0">{children}</span>
    </DropdownMenu.Item>
  );
}

export function MenuNote({ children }: { readonly children: ReactNode }) {
  return (
    <DropdownMenu.Label className="max-w-72 px-3 py-2 text-sm text-balance text-soft">
      {children}
    </DropdownMenu.Label>
  );
}

export function MenuLine() {
  return <DropdownMenu.Separator className="mx-3 my-1.5 h-px bg-line" />;
}
