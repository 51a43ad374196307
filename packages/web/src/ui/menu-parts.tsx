/** Menu parts: what a menu is made of beside choices: things to do, one below the other or as a row of keys, switches, lines between groups. */
import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { menuRow } from './menu-row.ts';

export interface MenuItemProps {
  readonly icon: ReactNode;
  readonly label: string;
  /** A key that does the same. */
  readonly shortcut?: string;
  /** Can be chosen, but only tells why it does nothing. */
  readonly dim?: boolean;
  /** Cannot be chosen now. */
  readonly disabled?: boolean;
  /** Takes something away from somebody. */
  readonly danger?: boolean;
  readonly onSelect: () => void;
}

export function MenuItem({ icon, label, shortcut, dim, disabled, danger, onSelect }: MenuItemProps) {
  const plain = dim !== true && danger !== true;
  return (
    <DropdownMenu.Item
      className={classes(menuRow, dim === true && 'text-faint', danger === true && 'text-danger')}
      disabled={disabled ?? false}
      aria-keyshortcuts={shortcut}
      onSelect={onSelect}
    >
      <span className={plain ? 'text-soft' : ''}>{icon}</span>
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
      className={menuRow}
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

/** A line that only says something. */
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

export interface MenuKeysProps {
  /** What is seen. */
  readonly keys: readonly string[];
  /** What it is called. */
  readonly nameOf: (key: string) => string;
  readonly onChoose: (key: string) => void;
}

/** Signs side by side, each one thing to do. */
export function MenuKeys({ keys, nameOf, onChoose }: MenuKeysProps) {
  return (
    <div className="flex justify-between">
      {keys.map((key) => (
        <DropdownMenu.Item
          key={key}
          aria-label={nameOf(key)}
          onSelect={() => onChoose(key)}
          className="grid size-11 cursor-pointer place-items-center rounded-lg text-xl outline-none select-none data-highlighted:bg-highest"
        >
          {key}
        </DropdownMenu.Item>
      ))}
    </div>
  );
}
