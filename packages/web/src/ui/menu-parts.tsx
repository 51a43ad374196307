/** Menu parts: what a menu is made of beside choices: things to do, switches, and lines between groups. */
import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

const ROW =
  'flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 outline-none select-none data-disabled:opacity-45 data-highlighted:bg-highest';

export interface MenuItemProps {
  readonly icon: ReactNode;
  readonly label: string;
  /** A key that does the same. */
  readonly shortcut?: string;
  /** Can be chosen, but only tells why it does nothing. */
  readonly dim?: boolean;
  readonly onSelect: () => void;
}

export function MenuItem({ icon, label, shortcut, dim, onSelect }: MenuItemProps) {
  return (
    <DropdownMenu.Item
      className={classes(ROW, dim === true && 'text-faint')}
      aria-keyshortcuts={shortcut}
      onSelect={onSelect}
    >
      <span className={dim === true ? '' : 'text-soft'}>{icon}</span>
      <span className="grow">{label}</span>
      <Shortcut>{shortcut}</Shortcut>
    </DropdownMenu.Item>
  );
}

export interface MenuSwitchProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly shortcut?: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

export function MenuSwitch({ icon, label, shortcut, on, onChange }: MenuSwitchProps) {
  return (
    <DropdownMenu.CheckboxItem
      className={ROW}
      checked={on}
      aria-keyshortcuts={shortcut}
      onCheckedChange={onChange}
    >
      <span className="text-soft">{icon}</span>
      <span className="grow">{label}</span>
      <DropdownMenu.ItemIndicator>
        <Check aria-hidden size={18} className="text-glow" />
      </DropdownMenu.ItemIndicator>
      <Shortcut>{shortcut}</Shortcut>
    </DropdownMenu.CheckboxItem>
  );
}

function Shortcut({ children }: { readonly children: string | undefined }) {
  if (children === undefined) return null;
  return (
    <kbd aria-hidden className="pl-4 font-sans text-sm text-faint pointer-coarse:hidden">
      {children}
    </kbd>
  );
}

export function MenuLine() {
  return <DropdownMenu.Separator className="mx-3 my-1.5 h-px bg-line" />;
}
